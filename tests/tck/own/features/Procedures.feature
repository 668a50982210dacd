Feature: Procedures - tables that answer calls

  Background:
    Given an empty graph
    And there exists a procedure test.shares(company :: STRING?, least :: NUMBER?) :: (owner :: STRING?, share :: FLOAT?):
      | company | least | owner | share |
      | 'Acme'  | 1     | 'Ann' | 0.25  |
      | 'Acme'  | 1     | 'Bo'  | 0.75  |
      | 'Acme'  | null  | 'Cy'  | 1.0   |

  Scenario: [1] a call answers the rows whose inputs are its arguments
    When executing query:
      """
      UNWIND [1.0, 2] AS least
      CALL test.shares('Acme', least) YIELD owner, share AS part
      RETURN least, owner, part
      """
    Then the result should be, in any order:
      | least | owner | part |
      | 1.0   | 'Ann' | 0.25 |
      | 1.0   | 'Bo'  | 0.75 |
    And no side effects

  Scenario: [2] a call on its own takes parameters and answers all columns
    And parameters are:
      | company | 'Acme' |
      | least   | null   |
    When executing query:
      """
      CALL test.shares
      """
    Then the result should be, in any order:
      | owner | share |
      | 'Cy'  | 1.0   |
    And no side effects

  Scenario: [3] a procedure nobody knows is an error when compiled
    When executing query:
      """
      CALL test.sharks()
      """
    Then a ProcedureError should be raised at compile time: ProcedureNotFound

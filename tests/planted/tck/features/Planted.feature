Feature: Planted - every expectation here is false

  Scenario: [1] wrong result: a row has another value
    Given any graph
    When executing query:
      """
      RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |

  Scenario: [2] wrong result: an integer is not a float
    Given any graph
    When executing query:
      """
      RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x   |
      | 1.0 |

  Scenario: [3] wrong result: the order is another
    Given any graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x RETURN x ORDER BY x
      """
    Then the result should be, in order:
      | x |
      | 1 |
      | 3 |
      | 2 |

  Scenario: [4] wrong result: a row is there once, not twice
    Given any graph
    When executing query:
      """
      UNWIND [1, 2] AS x RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
      | 2 |

  Scenario: [5] wrong result: a column is missing
    Given any graph
    When executing query:
      """
      RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x | y |
      | 1 | 2 |

  Scenario: [6] wrong result: the column has another name
    Given any graph
    When executing query:
      """
      RETURN 1 + 1
      """
    Then the result should be, in any order:
      | 1+1 |
      | 2   |

  Scenario: [7] wrong result: the order inside a list counts
    Given any graph
    When executing query:
      """
      RETURN [1, 2] AS x
      """
    Then the result should be, in any order:
      | x      |
      | [2, 1] |

  Scenario: [8] wrong result: a side effect is not told
    Given an empty graph
    When executing query:
      """
      CREATE (:A {k: 1})
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 1 |
      | +properties | 1 |

  Scenario: [9] wrong result: there are side effects
    Given an empty graph
    And having executed:
      """
      CREATE (:A {k: 1})
      """
    When executing query:
      """
      MATCH (n) SET n.k = 2
      """
    Then the result should be empty
    And no side effects

  Scenario: [10] wrong error: another detail
    Given any graph
    When executing query:
      """
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: [11] wrong error: another phase
    Given any graph
    When executing query:
      """
      RETURN x
      """
    Then a SyntaxError should be raised at runtime: UndefinedVariable

  Scenario: [12] wrong error: there is none
    Given any graph
    When executing query:
      """
      RETURN 1
      """
    Then a TypeError should be raised at any time: *

  Scenario: [13] unexpected error: rows were due
    Given any graph
    When executing query:
      """
      RETURN x
      """
    Then the result should be, in any order:
      | x |

  Scenario: [14] unexpected error: the setup fails
    Given an empty graph
    And having executed:
      """
      CREATE (:A
      """
    When executing query:
      """
      RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |

  Scenario: [15] unexpected error: nobody asks what became of the query
    Given an empty graph
    When executing query:
      """
      RETURN x
      """

  Scenario: [16] skipped: no such step
    Given an empty graph
    When executing query:
      """
      RETURN 1 AS x
      """
    Then the result should be about right

  @ignore
  Scenario: [17] skipped: it is to be ignored and does not pass
    Given an empty graph
    When executing query:
      """
      RETURN 1 AS x
      """
    Then the result should be empty

Feature: Founding - what the first questions need

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (parent:Company {name: '湖南搜云网络科技股份有限公司'}),
             (child:Company {name: '湖南创无限移动互联网科技有限公司'}),
             (other:Company:State {name: 'Park'}),
             (p1:Project {name: 'IP', amount: 100}), (p2:Project {name: 'data'}),
             (parent)-[:OWNS {share: 1.0}]->(child),
             (child)-[:LEADS {line: 7}]->(p1),
             (parent)-[:UNDERTAKES {line: 5}]->(p2),
             (other)-[:LEADS {line: 9}]->(p2)
      """

  Scenario: [1] a chain of any length is a path
    When executing query:
      """
      MATCH p = (c:Company)-[:OWNS*0..]->()-[r:LEADS|UNDERTAKES]->(x:Project)
      WHERE c.name STARTS WITH '湖南搜云'
      RETURN x.name, length(p), r.line ORDER BY x.name
      """
    Then the result should be, in order:
      | x.name | length(p) | r.line |
      | 'IP'   | 2         | 7      |
      | 'data' | 1         | 5      |
    And no side effects

  Scenario: [2] entities and paths are shown by what they hold
    When executing query:
      """
      MATCH p = (x:Project {name: 'data'})<-[r:LEADS]-(c)
      RETURN p, r, c
      """
    Then the result should be, in any order:
      | p                                                                     | r                  | c                              |
      | <(:Project {name: 'data'})<-[:LEADS {line: 9}]-(:State:Company {name: 'Park'})> | [:LEADS {line: 9}] | (:Company:State {name: 'Park'}) |
    And no side effects

  Scenario: [3] lists may be compared without their order
    When executing query:
      """
      MATCH (x:Project)<--(c) RETURN x.name AS project, collect(c.name) AS names
      """
    Then the result should be (ignoring element order for lists):
      | project | names                                      |
      | 'data'  | ['Park', '湖南搜云网络科技股份有限公司']   |
      | 'IP'    | ['湖南创无限移动互联网科技有限公司']       |
    And no side effects

  Scenario: [4] writes are counted, and a control query looks at what they did
    And parameters are:
      | amount | 250             |
      | tags   | ['a', 'it\'s']  |
    When executing query:
      """
      MATCH (x:Project {name: 'IP'})<-[r]-()
      SET x.amount = $amount, x.tags = $tags, x:Done
      DELETE r
      CREATE (:Event {on: '2020-03-27'})-[:ABOUT]->(x)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 1 |
      | +relationships | 1 |
      | -relationships | 1 |
      | +properties    | 3 |
      | -properties    | 2 |
      | +labels        | 2 |
    When executing control query:
      """
      MATCH (x:Done) RETURN x.amount, x.tags
      """
    Then the result should be, in any order:
      | x.amount | x.tags           |
      | 250      | ['a', 'it\'s'] |

  Scenario: [5] a name that is not there is an error when compiled
    When executing query:
      """
      MATCH (c:Company) RETURN d.name
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [6] an error while running leaves the graph as it was
    When executing query:
      """
      MATCH (c:Company) CREATE (:Copy {name: c.name}) WITH c WHERE size(c.name) / 0 > 1 RETURN c
      """
    Then a ArithmeticError should be raised at runtime: *

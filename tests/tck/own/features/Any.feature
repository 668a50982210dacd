Feature: Any - what does not depend on the graph

  Scenario Outline: [1] arithmetic of <text>
    Given any graph
    When executing query:
      """
      RETURN <text>
      """
    Then the result should be, in any order:
      | <text>   |
      | <answer> |
    And no side effects

    Examples:
      | text                      | answer       |
      | 7 / 2                     | 3            |
      | 7 / 2.0                   | 3.5          |
      | 2 ^ 3                     | 8.0          |
      | 1 + 2 * 3                 | 7            |
      | -7 % 3                    | -1           |
      | [1, 2] + 3                | [1, 2, 3]    |
      | {a: [null, 'x'], b: 1.0}  | {b: 1.0, a: [null, 'x']} |
      | 'it' + '\'s'              | 'it\'s'      |

    Examples:
      | text                   | answer |
      | null = null            | null   |
      | null OR true           | true   |
      | 1 < 2 < 3              | true   |
      | 1 IN [2, null]         | null   |
      | 0.0 / 0.0              | NaN    |
      | any(x IN [1] WHERE x = 1 OR false) | true |
      | size('a\|b')           | 3      |

  Scenario: [2] a named graph is set up by its script
    Given the binary-tree-1 graph
    When executing query:
      """
      MATCH (a)-[r]->(b) RETURN a.name AS a, type(r) AS t, b.name AS b, r.since AS since
      """
    Then the result should be, in any order:
      | a      | t         | b       | since |
      | 'root' | 'KNOWS'   | 'left'  | null  |
      | 'root' | 'FOLLOWS' | 'right' | null  |
      | 'left' | 'FRIEND'  | 'right' | 2001  |
    And no side effects

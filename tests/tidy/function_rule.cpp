#include <regex>

#include "tests/tidy/rules.hpp"

namespace stemma::tidy {
namespace {

constexpr std::size_t function_lines_max = 70;

enum class Block { container, function, other };

/// Follows the braces of blanked code. What stands between the last `;`, `{` or `}` and a brace
/// says what the brace opens; only blocks right inside namespaces and classes can be functions.
class FunctionFinder {
 public:
  FunctionFinder(const Source& source, Findings& findings) : source_(source), findings_(findings) {}

  void run() {
    for (line_ = 1; line_ <= source_.code.size(); ++line_) {
      for (const char c : source_.code[line_ - 1]) read(c);
      head_ += ' ';
    }
  }

 private:
  struct Open {
    Block block;
    std::size_t first_line;
    std::string name;
  };

  void read(char c) {
    if (c == '{') return open();
    if (c == '}') return close();
    if (c == ';' && parentheses_ == 0) return begin_head();
    if (c == '(') ++parentheses_;
    if (c == ')' && parentheses_ > 0) --parentheses_;
    if (head_.find_first_not_of(' ') == std::string::npos && c != ' ') head_line_ = line_;
    head_ += c;
  }

  void begin_head() {
    head_.clear();
    parentheses_ = 0;
  }

  [[nodiscard]] Block opened_by_head() const {
    static const std::regex container(
        R"(^\s*(template\s*<.*>\s*)?(inline\s+)?(namespace|class|struct|union|enum|extern)\b)");
    static const std::regex value(R"(^[^(]*[^=!<>(]=[^=])");
    static const std::regex lambda(R"(=\s*\[)");
    static const std::regex operator_name(R"(\boperator\b)");
    if (!open_.empty() && open_.back().block != Block::container) return Block::other;
    const bool has_parameters = head_.find('(') != std::string::npos;
    if (std::regex_search(head_, container)) {
      static const std::regex returns_struct(R"(\)\s*(const|noexcept|override|\s)*$)");
      return std::regex_search(head_, returns_struct) ? Block::function : Block::container;
    }
    if (!has_parameters) return Block::other;
    if (std::regex_search(head_, value) && !std::regex_search(head_, operator_name)) {
      return std::regex_search(head_, lambda) ? Block::function : Block::other;
    }
    return Block::function;
  }

  [[nodiscard]] std::string name_in_head() const {
    static const std::regex before_parenthesis(R"(([A-Za-z_][\w:~]*)\s*\()");
    static const std::regex before_value(R"((\w+)\s*=)");
    std::smatch match;
    if (std::regex_search(head_, match, before_value) &&
        match.position() < static_cast<std::ptrdiff_t>(head_.find('('))) {
      return match[1];
    }
    return std::regex_search(head_, match, before_parenthesis) ? match[1].str() : "a function";
  }

  void open() {
    const Block block = opened_by_head();
    open_.push_back({block, head_line_, block == Block::function ? name_in_head() : ""});
    begin_head();
  }

  void close() {
    begin_head();
    if (open_.empty()) return;
    const Open opened = open_.back();
    open_.pop_back();
    const std::size_t length = line_ - opened.first_line + 1;
    if (opened.block != Block::function || length <= function_lines_max) return;
    findings_.push_back(
        {"function", source_.path, opened.first_line, opened.name,
         opened.name + " has " + std::to_string(length) + " lines",
         "give its steps names of their own; the limit is " + std::to_string(function_lines_max)});
  }

  const Source& source_;
  Findings& findings_;
  std::vector<Open> open_;
  std::string head_;
  std::size_t head_line_ = 1;
  std::size_t line_ = 1;
  int parentheses_ = 0;
};

}  // namespace

void check_functions(const Source& source, Findings& findings) {
  if (source.is_cpp()) FunctionFinder(source, findings).run();
}

}  // namespace stemma::tidy

#include "tests/tidy/blank.hpp"

#include <algorithm>
#include <cctype>

namespace stemma::tidy {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Blanker {
 public:
  explicit Blanker(std::string_view text) : text_(text), result_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("//")) return blank(find("\n"));
    if (rest.starts_with("/*")) return blank(find("*/") + 2);
    if (rest.starts_with("R\"") && !after_word()) return blank_raw();
    if (rest.front() == '"') return blank_quoted('"');
    // Between digits it separates thousands.
    if (rest.front() == '\'' && !after_word()) return blank_quoted('\'');
    if (rest.front() == '#' && first_on_line()) return blank_directive();
    ++at_;
  }

  [[nodiscard]] std::size_t find(std::string_view end) const {
    return std::min(text_.find(end, at_), text_.size());
  }

  [[nodiscard]] bool after_word() const { return at_ > 0 && is_word(text_[at_ - 1]); }

  [[nodiscard]] bool first_on_line() const {
    const std::size_t before = text_.substr(0, at_).find_last_not_of(" \t");
    return before == std::string_view::npos || text_[before] == '\n';
  }

  void blank(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) {
      if (text_[at_] != '\n') result_[at_] = ' ';
    }
  }

  void blank_raw() {
    const std::size_t open = find("(");
    const std::string end = ')' + std::string(text_.substr(at_ + 2, open - at_ - 2)) + '"';
    blank(find(end) + end.size());
  }

  void blank_quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    blank(end + 1);
  }

  void blank_directive() {
    std::size_t end = find("\n");
    while (end < text_.size() && text_[end - 1] == '\\') {
      end = std::min(text_.find('\n', end + 1), text_.size());
    }
    blank(end);
  }

  std::string_view text_;
  std::string result_;
  std::size_t at_ = 0;
};

}  // namespace

std::string blank_comments_and_texts(std::string_view text) { return Blanker(text).run(); }

}  // namespace stemma::tidy

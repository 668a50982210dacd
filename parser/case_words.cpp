#include <algorithm>

#include "parser/grammar/lexemes.hpp"
#include "parser/source.hpp"

/// CASE, WHEN, THEN, ELSE and END may all be names. One walk over the text finds which CASE has a
/// WHEN, so that the grammar need not read what follows in two ways.
namespace stemma::parser {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return equals_ignoring_case(word, one); });
}

/// What stands between two operands, or before one: behind it WHEN is a name.
bool wants_operand(std::string_view word) {
  return is_one_of(word, {"and", "or", "xor", "not", "in", "contains", "with", "where", "return",
                          "by", "distinct", "as", "unwind", "skip", "limit", "then", "else"});
}

/// What follows a CASE that is an operand, and a subject never begins with.
bool follows_operand(std::string_view word) {
  return is_one_of(word, {"and", "or", "xor", "in", "is", "as", "starts", "ends", "contains"});
}

enum class Part : std::uint8_t { bracket, subject, when, then };

/// A bracket or a CASE that is open, and how far the CASE has come.
struct Open {
  std::uint32_t offset;
  Part part;
};

class CaseWords {
 public:
  CaseWords(const Source& source, std::vector<std::uint32_t>& cases)
      : source_(source), cases_(cases) {}

  void walk() {
    const std::string_view text = source_.text();
    for (std::uint32_t i = source_.skip(0); i < text.size(); i = source_.skip(i)) {
      const char c = text[i];
      const std::uint32_t end = source_.name_end(i);
      if (end != i) {
        word(i, end);
        i = end;
        continue;
      }
      const auto quoted = static_cast<std::uint32_t>(skip_quoted(text, i));
      if (quoted == i) sign(i);
      else names_ = false, place_ = Place::other;
      operand_ = quoted != i || (c >= '0' && c <= '9') || c == ')' || c == ']' || c == '}';
      i = quoted != i ? quoted : i + 1;
    }
  }

 private:
  void sign(std::uint32_t i) {
    const char c = source_.at(i);
    if (c == '(' || c == '[' || c == '{') {
      open_.push_back({i, Part::bracket});
      brackets_.push_back(c);
    }
    if (c == ')' || c == ']' || c == '}') close_bracket();
    if (c == ',' || c == ';') drop_to(Part::bracket);
    // The colon of a map's entry has a value behind it, any other a label.
    names_ = c == '.' || c == '$' || (c == ':' && place_ != Place::behind_key);
    const bool in_map = !brackets_.empty() && brackets_.back() == '{';
    place_ = in_map && (c == '{' || c == ',') ? Place::at_key : Place::other;
  }

  void word(std::uint32_t begin, std::uint32_t end) {
    const std::string_view word = source_.text().substr(begin, end - begin);
    const bool is_name = names_;
    const bool behind_operand = operand_;
    names_ = false;
    operand_ = true;
    place_ = place_ == Place::at_key ? Place::behind_key : Place::other;
    if (is_name) return;
    if (equals_ignoring_case(word, "case")) {
      if (may_begin(end)) open_.push_back({begin, Part::subject});
    } else if (equals_ignoring_case(word, "when")) {
      operand_ = !(behind_operand && when());
    } else if (equals_ignoring_case(word, "then")) {
      if (reach(Part::when)) open_.back().part = Part::then;
      operand_ = false;
    } else if (equals_ignoring_case(word, "else")) {
      operand_ = !reach(Part::then);
    } else if (equals_ignoring_case(word, "end")) {
      if (reach(Part::then)) open_.pop_back();
    } else {
      operand_ = !wants_operand(word);
    }
  }

  /// Whether what stands at `offset`, behind CASE, can begin a subject or is WHEN.
  [[nodiscard]] bool may_begin(std::uint32_t offset) const {
    const std::uint32_t next = source_.skip(offset);
    const std::uint32_t end = source_.name_end(next);
    if (end != next) return !follows_operand(source_.text().substr(next, end - next));
    return std::string_view(".,;:=<>*/%^|)]}").find(source_.at(next)) == std::string_view::npos;
  }

  bool when() {
    if (open_.empty() || open_.back().part == Part::bracket || open_.back().part == Part::when)
      return false;
    if (open_.back().part == Part::subject) cases_.push_back(open_.back().offset);
    open_.back().part = Part::when;
    return true;
  }

  /// Drops each CASE that came to nothing before the innermost that has come to `part`.
  bool reach(Part part) {
    std::size_t i = open_.size();
    while (i > 0 && open_[i - 1].part == Part::subject) --i;
    if (i == 0 || open_[i - 1].part != part) return false;
    open_.resize(i);
    return true;
  }

  void drop_to(Part part) {
    while (!open_.empty() && open_.back().part != part) open_.pop_back();
  }
  void close_bracket() {
    drop_to(Part::bracket);
    if (open_.empty()) return;
    open_.pop_back();
    brackets_.pop_back();
  }

  const Source& source_;
  std::vector<std::uint32_t>& cases_;
  std::vector<Open> open_;
  std::vector<char> brackets_;
  enum class Place : std::uint8_t { other, at_key, behind_key } place_ = Place::other;
  bool operand_ = false;  ///< what came last ends an operand
  bool names_ = false;    ///< what came last makes a name of the word behind it
};

}  // namespace

void Source::match_cases() {
  CaseWords(*this, cases_).walk();
  std::sort(cases_.begin(), cases_.end());
}

bool Source::is_case(std::uint32_t offset) const {
  return std::binary_search(cases_.begin(), cases_.end(), offset);
}

}  // namespace stemma::parser

#include "shell/queries/saved_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "shell/file_text.hpp"
#include "shell/text/words.hpp"

namespace stemma::shell {
namespace {

constexpr std::array<std::string_view, 7> saved_types = {"BOOLEAN", "INTEGER", "FLOAT", "STRING",
                                                         "DATE",    "LIST",    "MAP"};

/// Where ` : ` or `: ` ends a literal: outside quotes and brackets. The size where it does not.
std::size_t literal_end(std::string_view text) {
  char quote = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"' || c == '`') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (c == ':' && depth == 0) {
      return i;
    }
  }
  return text.size();
}

/// Reads the lines of one header.
class HeaderReader {
 public:
  explicit HeaderReader(SavedQuery& query) : query_(query) {}

  /// The fault of a line, or nothing.
  std::optional<std::string> read(std::string_view line) {
    if (const auto text = after(line, "title:")) {
      if (!query_.title.empty()) return "a second title";
      query_.title = *text;
      return std::nullopt;
    }
    if (query_.title.empty()) return "the header begins with 'title: TEXT'";
    if (const auto text = after(line, "description:")) {
      query_.description += (query_.description.empty() ? "" : " ") + std::string(*text);
      return std::nullopt;
    }
    if (const auto text = after(line, "example:")) {
      query_.examples.emplace_back(*text);
      return std::nullopt;
    }
    if (const auto text = after(line, "param ")) return read_parameter(*text);
    if (const auto text = after(line, "column ")) return read_column(*text);
    return "a line of the header is title:, description:, param, column or example:";
  }

 private:
  static std::optional<std::string_view> after(std::string_view line, std::string_view word) {
    if (!line.starts_with(word)) return std::nullopt;
    return trimmed(line.substr(word.size()));
  }

  std::optional<std::string> read_parameter(std::string_view line) {
    SavedParameter parameter;
    parameter.name = first_word(line);
    line.remove_prefix(parameter.name.size());
    line = trimmed(line);
    parameter.type = line.substr(0, line.find_first_of(" =:"));
    line.remove_prefix(parameter.type.size());
    line = trimmed(line);
    if (line.starts_with('=')) {
      line.remove_prefix(1);
      const std::size_t end = literal_end(line);
      parameter.literal = trimmed(line.substr(0, end));
      line.remove_prefix(end);
    }
    if (!line.starts_with(':') || parameter.name.empty() || !is_saved_type(parameter.type)) {
      return fmt::format("a parameter is 'param NAME TYPE [= LITERAL] : TEXT', TYPE one of {}",
                         fmt::join(saved_types, ", "));
    }
    parameter.text = trimmed(line.substr(1));
    if (std::ranges::count(query_.parameters, parameter.name, &SavedParameter::name) > 0) {
      return fmt::format("parameter '{}' is there twice", parameter.name);
    }
    query_.parameters.push_back(std::move(parameter));
    return std::nullopt;
  }

  std::optional<std::string> read_column(std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::vector<std::string> words = words_of(line.substr(0, colon));
    if (colon == std::string_view::npos || words.size() != 2 || !is_saved_type(words[1])) {
      return fmt::format("a column is 'column NAME TYPE : TEXT', TYPE one of {}",
                         fmt::join(saved_types, ", "));
    }
    query_.columns.push_back({words[0], words[1], std::string(trimmed(line.substr(colon + 1)))});
    return std::nullopt;
  }

  SavedQuery& query_;
};

}  // namespace

bool is_saved_type(std::string_view type) { return std::ranges::count(saved_types, type) > 0; }

Outcome<SavedQuery> read_saved_query(const std::filesystem::path& path) {
  Outcome<std::string> text = file_text(path);
  if (!text) return text.failure();
  SavedQuery query;
  query.name = path.stem().string();
  query.path = path;
  query.text = std::move(*text);

  HeaderReader header(query);
  std::string_view rest = query.text;
  for (std::size_t number = 1; rest.starts_with("//"); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (auto fault = header.read(trimmed(line.substr(2)))) {
      return Failure{fmt::format("error: {}:{}: {}", path.string(), number, *fault)};
    }
  }
  if (query.title.empty()) {
    return Failure{
        fmt::format("error: {}: a saved query begins with '// title: TEXT'", path.string())};
  }
  return query;
}

}  // namespace stemma::shell

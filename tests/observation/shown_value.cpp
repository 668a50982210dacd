#include "tests/observation/shown_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stemma::observation {
namespace {

std::string print_float(double value, int digits) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value == 0) return "0.0";
  std::string text =
      digits >= 17 ? fmt::format("{}", value) : fmt::format("{:.{}g}", value, digits);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string print_string(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string print_entries(const ShownValue::Entries& entries, const PrintOptions& options) {
  std::vector<std::string> parts;
  for (const auto& [key, value] : entries) parts.push_back(key + ": " + print(value, options));
  std::sort(parts.begin(), parts.end());
  return "{" + fmt::format("{}", fmt::join(parts, ", ")) + "}";
}

std::string print_list(const ShownValue& value, const PrintOptions& options) {
  std::vector<std::string> parts;
  for (const ShownValue& element : value.elements) parts.push_back(print(element, options));
  if (options.lists == ListOrder::ignored) std::sort(parts.begin(), parts.end());
  return "[" + fmt::format("{}", fmt::join(parts, ", ")) + "]";
}

std::string print_node(const ShownValue& value, const PrintOptions& options) {
  std::vector<std::string> labels = value.labels;
  std::sort(labels.begin(), labels.end());
  std::string out = "(";
  for (const std::string& label : labels) out += ":" + label;
  if (!value.entries.empty()) {
    if (!labels.empty()) out += " ";
    out += print_entries(value.entries, options);
  }
  return out + ")";
}

std::string print_relationship(const ShownValue& value, const PrintOptions& options) {
  std::string out = "[:" + value.text;
  if (!value.entries.empty()) out += " " + print_entries(value.entries, options);
  return out + "]";
}

std::string print_path(const ShownValue& value, const PrintOptions& options) {
  std::string out = "<";
  for (std::size_t i = 0; i < value.elements.size(); ++i) {
    const std::string element = print(value.elements[i], options);
    if (i % 2 == 0) {
      out += element;
    } else if (value.forwards[i / 2]) {
      out += "-" + element + "->";
    } else {
      out += "<-" + element + "-";
    }
  }
  return out + ">";
}

}  // namespace

std::string print(const ShownValue& value, const PrintOptions& options) {
  switch (value.kind) {
    case ShownValue::Kind::null: return "null";
    case ShownValue::Kind::boolean: return value.boolean ? "true" : "false";
    case ShownValue::Kind::integer: return std::to_string(value.integer);
    case ShownValue::Kind::floating: return print_float(value.floating, options.float_digits);
    case ShownValue::Kind::string: return print_string(value.text);
    case ShownValue::Kind::list: return print_list(value, options);
    case ShownValue::Kind::map: return print_entries(value.entries, options);
    case ShownValue::Kind::node: return print_node(value, options);
    case ShownValue::Kind::relationship: return print_relationship(value, options);
    case ShownValue::Kind::path: return print_path(value, options);
  }
  return "null";
}

}  // namespace stemma::observation

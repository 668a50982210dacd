#include "shell/text/value_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "shell/json/value_json.hpp"

namespace stemma::shell {
namespace {

std::string_view text_of(const char* text, std::size_t bytes) {
  return text == nullptr ? std::string_view() : std::string_view(text, bytes);
}

std::string_view string_of(const stemma_value* value) {
  std::size_t bytes = 0;
  const char* text = stemma_value_string(value, &bytes);
  return text_of(text, bytes);
}

/// Writes values of one row.
class ValueWriter {
 public:
  explicit ValueWriter(stemma_result* result) : result_(result) {}

  void append(const stemma_value* value, int depth) {
    if (depth > value_depth_max) {
      text_ += "...";
      return;
    }
    switch (stemma_value_kind(value)) {
      case STEMMA_STRING: text_ += quoted(string_of(value)); return;
      case STEMMA_LIST: append_list(value, depth); return;
      case STEMMA_MAP: append_map(value, depth); return;
      case STEMMA_NODE:
      case STEMMA_RELATIONSHIP: append_entity(value, depth); return;
      case STEMMA_PATH: append_path(value, depth); return;
      default: text_ += scalar_text(value);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void append_list(const stemma_value* value, int depth) {
    text_ += '[';
    for (std::size_t i = 0; i < stemma_value_size(value); ++i) {
      if (i > 0) text_ += ", ";
      append(stemma_value_at(value, i), depth + 1);
    }
    text_ += ']';
  }

  void append_map(const stemma_value* value, int depth) {
    text_ += '{';
    for (std::size_t i = 0; i < stemma_value_size(value); ++i) {
      std::size_t bytes = 0;
      const char* key = stemma_value_key(value, i, &bytes);
      text_ += (i > 0 ? ", " : "") + name_text(text_of(key, bytes)) + ": ";
      append(stemma_value_at(value, i), depth + 1);
    }
    text_ += '}';
  }

  void append_entity(const stemma_value* value, int depth) {
    const stemma_entity* entity = nullptr;
    stemma_result_entity(result_, value, &entity, nullptr);
    const bool node = stemma_value_kind(value) == STEMMA_NODE;
    node ? append_node(entity, depth) : append_relationship(entity, depth);
  }

  void append_node(const stemma_entity* entity, int depth) {
    text_ += '(';
    append_labels(entity);
    append_properties(entity, depth);
    text_ += ')';
  }

  void append_relationship(const stemma_entity* entity, int depth) {
    text_ += "[:" + type_of(entity);
    append_properties(entity, depth);
    text_ += ']';
  }

  void append_labels(const stemma_entity* entity) {
    if (stemma_entity_deleted(entity) != 0) text_ += "deleted";
    for (std::size_t i = 0; i < stemma_entity_label_count(entity); ++i) {
      std::size_t bytes = 0;
      const char* label = stemma_entity_label(entity, i, &bytes);
      text_ += ":" + name_text(text_of(label, bytes));
    }
  }

  void append_properties(const stemma_entity* entity, int depth) {
    const std::size_t count = stemma_entity_property_count(entity);
    if (count == 0) return;
    text_ += text_.ends_with('(') ? "{" : " {";
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t bytes = 0;
      const char* key = stemma_entity_property_key(entity, i, &bytes);
      text_ += (i > 0 ? ", " : "") + name_text(text_of(key, bytes)) + ": ";
      append(stemma_entity_property_value(entity, i), depth + 1);
    }
    text_ += '}';
  }

  void append_path(const stemma_value* path, int depth) {
    const stemma_entity* node = nullptr;
    stemma_result_path_node(result_, path, 0, &node, nullptr);
    append_stop(node, depth);
    for (std::size_t i = 0; i < stemma_value_size(path); ++i) {
      const stemma_entity* step = nullptr;
      stemma_result_path_relationship(result_, path, i, &step, nullptr);
      const bool along = stemma_entity_source(step) == stemma_entity_id(node);
      const std::string type = "[:" + type_of(step) + "]";
      text_ += along ? "-" + type + "->" : "<-" + type + "-";
      stemma_result_path_node(result_, path, i + 1, &node, nullptr);
      append_stop(node, depth);
    }
  }

  /// A node of a chain by its name, or all of it where it has none.
  void append_stop(const stemma_entity* node, int depth) {
    const stemma_value* name = stemma_entity_property(node, "name", 4);
    if (stemma_value_kind(name) != STEMMA_STRING) return append_node(node, depth);
    text_ += "(" + std::string(string_of(name)) + ")";
  }

  static std::string type_of(const stemma_entity* entity) {
    std::size_t bytes = 0;
    const char* type = stemma_entity_type(entity, &bytes);
    return name_text(text_of(type, bytes));
  }

  stemma_result* const result_;
  std::string text_ = {};
};

CellKind kind_of(const stemma_value* value) {
  switch (stemma_value_kind(value)) {
    case STEMMA_NULL: return CellKind::null;
    case STEMMA_INTEGER:
    case STEMMA_FLOAT: return CellKind::number;
    case STEMMA_STRING: return CellKind::string;
    default: return CellKind::other;
  }
}

}  // namespace

std::string scalar_text(const stemma_value* value) {
  std::string text(stemma_value_text(value, nullptr, 0), '\0');
  stemma_value_text(value, text.data(), text.size());
  return text;
}

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string name_text(std::string_view name) {
  const auto plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  };
  const bool digit_first = !name.empty() && name.front() >= '0' && name.front() <= '9';
  if (!name.empty() && !digit_first && std::ranges::all_of(name, plain)) return std::string(name);
  std::string result = "`";
  for (const char c : name) {
    if (c == '`') result += '`';
    result += c;
  }
  return result + "`";
}

Cell cell_of(stemma_result* result, const stemma_value* value, CellForm form) {
  const CellKind kind = kind_of(value);
  if (form == CellForm::json) return {json_of(result, value), kind};
  if (kind == CellKind::null) return {form == CellForm::text ? "null" : "", kind};
  if (kind == CellKind::string) return {std::string(string_of(value)), kind};
  ValueWriter writer(result);
  writer.append(value, 0);
  return {writer.take(), kind};
}

}  // namespace stemma::shell

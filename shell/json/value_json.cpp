#include "shell/json/value_json.hpp"

#include <cmath>
#include <string_view>

#include "shell/text/json_string.hpp"
#include "shell/text/value_text.hpp"

namespace stemma::shell {
namespace {

/// Writes values of one row as JSON.
class JsonWriter {
 public:
  explicit JsonWriter(stemma_result* result) : result_(result) {}

  void append(const stemma_value* value, int depth) {
    if (depth > value_depth_max) {
      json_ += R"({"$type": "TooDeep"})";
      return;
    }
    switch (stemma_value_kind(value)) {
      case STEMMA_NULL: json_ += "null"; return;
      case STEMMA_BOOLEAN: json_ += stemma_value_boolean(value) != 0 ? "true" : "false"; return;
      case STEMMA_INTEGER: json_ += std::to_string(stemma_value_integer(value)); return;
      case STEMMA_FLOAT: append_float(value); return;
      case STEMMA_STRING: append_string(value); return;
      case STEMMA_LIST: append_list(value, depth); return;
      case STEMMA_MAP: append_map(value, depth); return;
      case STEMMA_NODE:
      case STEMMA_RELATIONSHIP: append_entity(value, depth); return;
      case STEMMA_PATH: append_path(value, depth); return;
      default: append_tagged(json_type_of(stemma_value_kind(value)), scalar_text(value));
    }
  }

  std::string take() { return std::move(json_); }

 private:
  void append_tagged(std::string_view type, std::string_view text) {
    json_ += R"({"$type": )";
    append_json_string(json_, type);
    json_ += R"(, "value": )";
    append_json_string(json_, text);
    json_ += '}';
  }

  void append_float(const stemma_value* value) {
    const double number = stemma_value_float(value);
    if (std::isfinite(number)) {
      json_ += scalar_text(value);
    } else {
      append_tagged("Float", std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }
  }

  void append_string(const stemma_value* value) {
    std::size_t bytes = 0;
    const char* text = stemma_value_string(value, &bytes);
    append_json_string(json_, {text, bytes});
  }

  void append_list(const stemma_value* value, int depth) {
    json_ += '[';
    for (std::size_t i = 0; i < stemma_value_size(value); ++i) {
      if (i > 0) json_ += ", ";
      append(stemma_value_at(value, i), depth + 1);
    }
    json_ += ']';
  }

  void append_map(const stemma_value* value, int depth) {
    const bool tagged = stemma_value_find(value, "$type", 5) != nullptr;
    json_ += tagged ? R"({"$type": "Map", "value": {)" : "{";
    for (std::size_t i = 0; i < stemma_value_size(value); ++i) {
      std::size_t bytes = 0;
      const char* key = stemma_value_key(value, i, &bytes);
      if (i > 0) json_ += ", ";
      append_json_string(json_, {key, bytes});
      json_ += ": ";
      append(stemma_value_at(value, i), depth + 1);
    }
    json_ += tagged ? "}}" : "}";
  }

  void append_entity(const stemma_value* value, int depth) {
    const stemma_entity* entity = nullptr;
    stemma_result_entity(result_, value, &entity, nullptr);
    append_entity(entity, depth);
  }

  void append_entity(const stemma_entity* entity, int depth) {
    const bool node = stemma_entity_kind(entity) == STEMMA_NODE;
    json_ += node ? R"({"$type": "Node", "id": )" : R"({"$type": "Relationship", "id": )";
    json_ += std::to_string(stemma_entity_id(entity));
    node ? append_labels(entity) : append_ends(entity);
    json_ += R"(, "properties": {)";
    for (std::size_t i = 0; i < stemma_entity_property_count(entity); ++i) {
      std::size_t bytes = 0;
      const char* key = stemma_entity_property_key(entity, i, &bytes);
      if (i > 0) json_ += ", ";
      append_json_string(json_, {key, bytes});
      json_ += ": ";
      append(stemma_entity_property_value(entity, i), depth + 1);
    }
    json_ += "}}";
  }

  void append_labels(const stemma_entity* entity) {
    json_ += R"(, "labels": [)";
    for (std::size_t i = 0; i < stemma_entity_label_count(entity); ++i) {
      std::size_t bytes = 0;
      const char* label = stemma_entity_label(entity, i, &bytes);
      if (i > 0) json_ += ", ";
      append_json_string(json_, {label, bytes});
    }
    json_ += ']';
  }

  void append_ends(const stemma_entity* entity) {
    std::size_t bytes = 0;
    const char* type = stemma_entity_type(entity, &bytes);
    json_ += R"(, "type": )";
    append_json_string(json_, {type, bytes});
    json_ += R"(, "source": )" + std::to_string(stemma_entity_source(entity));
    json_ += R"(, "target": )" + std::to_string(stemma_entity_target(entity));
  }

  void append_path(const stemma_value* path, int depth) {
    const std::size_t length = stemma_value_size(path);
    json_ += R"({"$type": "Path", "nodes": [)";
    for (std::size_t i = 0; i <= length; ++i) {
      const stemma_entity* node = nullptr;
      stemma_result_path_node(result_, path, i, &node, nullptr);
      if (i > 0) json_ += ", ";
      append_entity(node, depth + 1);
    }
    json_ += R"(], "relationships": [)";
    for (std::size_t i = 0; i < length; ++i) {
      const stemma_entity* step = nullptr;
      stemma_result_path_relationship(result_, path, i, &step, nullptr);
      if (i > 0) json_ += ", ";
      append_entity(step, depth + 1);
    }
    json_ += "]}";
  }

  stemma_result* const result_;
  std::string json_ = {};
};

}  // namespace

std::string json_of(stemma_result* result, const stemma_value* value) {
  JsonWriter writer(result);
  writer.append(value, 0);
  return writer.take();
}

const char* json_type_of(stemma_kind kind) {
  switch (kind) {
    case STEMMA_DATE: return "Date";
    case STEMMA_LOCAL_TIME: return "LocalTime";
    case STEMMA_TIME: return "Time";
    case STEMMA_LOCAL_DATE_TIME: return "LocalDateTime";
    case STEMMA_DATE_TIME: return "DateTime";
    case STEMMA_DURATION: return "Duration";
    default: return "";
  }
}

}  // namespace stemma::shell

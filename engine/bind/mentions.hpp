#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/functions/type_set.hpp"
#include "parser/ast/pattern.hpp"

namespace stemma::engine::bound {

/// What a name of the catalogue names.
enum class NameKind : std::uint8_t { label, type, property_key };

/// A name of the catalogue where the text has it.
struct Mention {
  NameKind kind = NameKind::label;
  std::string name;
  SourceRange where = {};
};

/// The names of the catalogue in a statement: those that it looks for, and those that may be there
/// because it writes them.
class Mentions {
 public:
  /// Labels of a node, types of a relationship. Of what may be either nothing is noted.
  void reads_labels(TypeSet of, const ast::LabelExpression& labels);
  /// A property, unless what it is read of may be a map or another value.
  void reads_property(TypeSet of, const ast::Name& key);
  void writes_name(NameKind kind, const std::string& name);
  /// The keys of a map; one that is not written out may have any.
  void writes_properties(const ast::Expression& map);
  /// A procedure writes what it likes.
  void writes_anything() { writes_anything_ = true; }

  /// In the order of binding.
  [[nodiscard]] const std::vector<Mention>& read() const { return read_; }
  [[nodiscard]] bool may_write(NameKind kind, std::string_view name) const;

 private:
  std::vector<Mention> read_;
  std::vector<Mention> written_;
  bool writes_any_property_ = false;
  bool writes_anything_ = false;
};

}  // namespace stemma::engine::bound

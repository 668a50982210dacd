#pragma once

#include "storage/import/adjacency_import.hpp"
#include "storage/import/import_work.hpp"

namespace stemma::storage {

/// Sorts the relationships of an import by (type, target, source), numbers them in that order, and
/// turns them into segments.
class RelationshipImport {
 public:
  explicit RelationshipImport(ImportWork& work) : work_(work) {}

  [[nodiscard]] Result<void> add(const std::string& type, std::span<const NodeId> sources,
                                 std::span<const NodeId> targets,
                                 std::span<const ImportColumn> columns);
  [[nodiscard]] Result<void> finish();

 private:
  class TypeWriter;

  Result<void> finish_type(TypeId type, ExternalSorter& sorted);

  ImportWork& work_;
  std::map<TypeId, std::unique_ptr<ExternalSorter>> by_type_;
};

}  // namespace stemma::storage

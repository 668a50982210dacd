#pragma once

#include <string>
#include <vector>

#include "engine/exchange/csv_import.hpp"
#include "storage/store.hpp"

namespace stemma::engine {

/// The indexes and unique constraints asked for with an import. What is there already stays as it
/// is.
class ImportIndexes {
 public:
  [[nodiscard]] static Result<ImportIndexes> create(storage::Store& store,
                                                    const std::vector<LabelProperty>& wanted);
  /// Takes back what `create` made, after an import that failed.
  void drop();

 private:
  explicit ImportIndexes(storage::Store& store) : store_(&store) {}

  storage::Store* store_;
  std::vector<std::string> created_;  ///< names
};

}  // namespace stemma::engine

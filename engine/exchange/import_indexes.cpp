#include "engine/exchange/import_indexes.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace stemma::engine {
namespace {

constexpr std::string_view holder = "import";
constexpr std::chrono::seconds wait_for_writer{10};

Result<storage::IndexDescription> describe_index(storage::Transaction& transaction,
                                                 const LabelProperty& wanted) {
  STEMMA_TRY(const LabelId label, transaction.label(wanted.label));
  STEMMA_TRY(const PropertyKeyId key, transaction.property_key(wanted.property));
  storage::IndexDescription description;
  description.name =
      fmt::format("{}_{}{}", wanted.label, wanted.property, wanted.unique ? "_unique" : "");
  description.label_or_type = number(label);
  description.properties = {key};
  description.unique = wanted.unique;
  return description;
}

}  // namespace

Result<ImportIndexes> ImportIndexes::create(storage::Store& store,
                                            const std::vector<LabelProperty>& wanted) {
  ImportIndexes indexes(store);
  if (wanted.empty()) return indexes;
  STEMMA_TRY(storage::Transaction transaction, store.begin(holder, wait_for_writer));
  for (const LabelProperty& each : wanted) {
    STEMMA_TRY(storage::IndexDescription description, describe_index(transaction, each));
    std::string name = description.name;
    const auto made = transaction.create_index(std::move(description));
    if (made) {
      indexes.created_.push_back(std::move(name));
    } else if (made.error().code != ErrorCode::already_exists) {
      return made.error();
    }
  }
  STEMMA_TRY(transaction.commit());
  return indexes;
}

void ImportIndexes::drop() {
  if (created_.empty()) return;
  auto transaction = store_->begin(holder, wait_for_writer);
  if (!transaction) return;
  for (const std::string& name : created_) {
    // The import's own error is the one to tell; an index left behind is empty.
    if (!transaction->drop_index(name)) return;
  }
  static_cast<void>(transaction->commit());
}

}  // namespace stemma::engine

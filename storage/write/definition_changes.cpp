#include <fmt/format.h>

#include "storage/write/transaction_state.hpp"

namespace stemma::storage {

Result<void> TransactionState::set_definition(std::string_view name, std::string text) {
  constexpr std::size_t name_bytes_max = 1000;
  STEMMA_TRY(open());
  if (name.empty() || name.size() > name_bytes_max) {
    return make_error(ErrorCode::invalid_usage,
                      fmt::format("a name has 1 to {} bytes, not {}", name_bytes_max, name.size()));
  }
  edit_catalog().set_definition(name, std::move(text));
  return {};
}

Result<void> TransactionState::drop_definition(std::string_view name) {
  STEMMA_TRY(open());
  if (!view_state_->catalog().definitions().contains(name)) {
    return make_error(ErrorCode::not_found, fmt::format("there is no definition '{}'", name));
  }
  edit_catalog().remove_definition(name);
  return {};
}

}  // namespace stemma::storage

#include "storage/store_core.hpp"

namespace stemma::storage {

Result<std::unique_ptr<Import>> StoreCore::import(const ImportOptions&) {
  return make_error(ErrorCode::unsupported, "bulk import is not in this build");
}

}  // namespace stemma::storage

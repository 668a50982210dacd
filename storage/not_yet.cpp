#include "storage/store_core.hpp"

namespace stemma::storage {
namespace {
Error not_here(const char* what) { return make_error(ErrorCode::unsupported, what); }
}  // namespace

Result<std::unique_ptr<Import>> StoreCore::import(const ImportOptions&) {
  return not_here("bulk import is not in this build");
}
Result<void> StoreCore::fold(std::size_t) { return not_here("folding is not in this build"); }
Result<CheckReport> StoreCore::check() const { return not_here("check is not in this build"); }
Result<void> StoreCore::checkpoint(const std::string&) {
  return not_here("checkpoints are not in this build");
}

}  // namespace stemma::storage

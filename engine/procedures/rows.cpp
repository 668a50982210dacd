#include "engine/procedures/rows.hpp"

namespace stemma::engine {
namespace {

class GivenRows : public ProcedureRows {
 public:
  explicit GivenRows(std::vector<std::vector<Value>> rows) : rows_(std::move(rows)) {}

  Result<ProcedureFlow> next(std::vector<Value>& row) override {
    if (at_ == rows_.size()) return ProcedureFlow::done;
    row = std::move(rows_[at_++]);
    return ProcedureFlow::row;
  }

 private:
  std::vector<std::vector<Value>> rows_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ProcedureRows> rows_of(std::vector<std::vector<Value>> rows) {
  return std::make_unique<GivenRows>(std::move(rows));
}

}  // namespace stemma::engine

#include "engine/execute/context.hpp"

#include <fmt/format.h>

#include "engine/execute/subquery_runner.hpp"

namespace stemma::engine::execute {

Context::Context(const storage::Snapshot& view_, storage::Transaction* transaction_,
                 const std::map<std::string, Value, std::less<>>& parameters_)
    : view(view_), transaction(transaction_), parameters(parameters_) {
  functions.view = &view;
}

Context::~Context() = default;

void Context::refresh(PropertySite& site, const std::string& key) const {
  site.nodes.reset();
  site.relationships.reset();
  site.key = view.catalog().property_key(key);
  site.epoch = epoch;
}

Error Context::cancelled_error() const {
  return make_error(ErrorCode::cancelled, "the query was cancelled");
}

Error Context::timeout_error() const {
  return make_error(ErrorCode::timeout,
                    fmt::format("the time limit of {} ms is over", time_limit.count()), {},
                    "narrow the pattern, bound its length, or raise the limit");
}

Error Context::memory_error(std::string_view where) const {
  return make_error(ErrorCode::memory_limit,
                    fmt::format("memory limit {} MB reached in {}", memory_limit >> 20, where), {},
                    "return fewer rows, aggregate earlier, or raise the limit");
}

}  // namespace stemma::engine::execute

#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"
#include "engine/bind/bound_query.hpp"
#include "engine/functions/function.hpp"
#include "storage/snapshot.hpp"
#include "storage/transaction.hpp"

namespace stemma::engine::execute {

class SubqueryRunner;

/// Readers of one property, as one place of the text needs them. Made anew after own changes.
struct PropertySite {
  std::optional<storage::ColumnReader> nodes;
  std::optional<storage::ColumnReader> relationships;
  std::optional<PropertyKeyId> key;
  std::uint64_t epoch = static_cast<std::uint64_t>(-1);
};

/// What all operators of one running statement share.
class Context {
 public:
  Context(const storage::Snapshot& view, storage::Transaction* transaction,
          const std::map<std::string, Value, std::less<>>& parameters);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  const storage::Snapshot& view;
  storage::Transaction* transaction;  ///< nullptr in a reading statement
  const std::map<std::string, Value, std::less<>>& parameters;
  FunctionContext functions;
  std::vector<Value> locals;
  std::vector<PropertySite> sites;
  std::unordered_map<const bound::Query*, std::unique_ptr<SubqueryRunner>> subqueries;
  std::size_t slot_count = 0;
  /// Counts own changes: a reader made in another epoch is stale.
  std::uint64_t epoch = 0;

  std::optional<std::chrono::steady_clock::time_point> deadline;
  std::chrono::milliseconds time_limit{0};
  const std::atomic<bool>* cancel = nullptr;
  std::uint64_t memory_limit = 0;

  /// An error once the time is up or the statement is cancelled. Called for every batch and inside
  /// long loops.
  [[nodiscard]] Result<void> check() const {
    if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) return cancelled_error();
    if (deadline && std::chrono::steady_clock::now() > *deadline) return timeout_error();
    return {};
  }
  /// Counts memory an operator keeps; an error names it once the limit is passed.
  [[nodiscard]] Result<void> charge(std::size_t bytes, std::string_view where) {
    memory_used_ += bytes;
    if (memory_limit != 0 && memory_used_ > memory_limit) return memory_error(where);
    return {};
  }
  void release(std::size_t bytes) { memory_used_ -= std::min<std::uint64_t>(bytes, memory_used_); }

  /// What one operator keeps: counted, and given back when it begins again.
  class Kept {
   public:
    explicit Kept(Context& context) : context_(context) {}
    [[nodiscard]] Result<void> add(std::size_t bytes, std::string_view where) {
      bytes_ += bytes;
      return context_.charge(bytes, where);
    }
    void clear() {
      context_.release(bytes_);
      bytes_ = 0;
    }

   private:
    Context& context_;
    std::size_t bytes_ = 0;
  };

  /// The readers of a site, for the present epoch.
  PropertySite& site(std::uint32_t index, const std::string& key) {
    PropertySite& site = sites[index];
    if (site.epoch != epoch) refresh(site, key);
    return site;
  }

 private:
  void refresh(PropertySite& site, const std::string& key) const;
  [[nodiscard]] Error cancelled_error() const;
  [[nodiscard]] Error timeout_error() const;
  [[nodiscard]] Error memory_error(std::string_view where) const;

  std::uint64_t memory_used_ = 0;
};

}  // namespace stemma::engine::execute

#include <fmt/format.h>

#include <random>

#include "engine/cursor_state.hpp"
#include "engine/plan/describe.hpp"

namespace stemma::engine {

namespace {

std::uint64_t random_seed() {
  static thread_local std::mt19937_64 generator{std::random_device()()};
  return generator();
}

}  // namespace

StatementClock clock_now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since_epoch);
  return {seconds.count(),
          static_cast<std::int32_t>(std::chrono::nanoseconds(since_epoch - seconds).count())};
}

CursorState::CursorState(std::shared_ptr<const Prepared> prepared, storage::Snapshot view_,
                         Parameters parameters, const RunOptions& options)
    : columns(prepared->columns),
      view(std::move(view_)),
      prepared_(std::move(prepared)),
      parameters_(std::move(parameters)),
      options_(options) {
  summary.writes = prepared_->writes;
  summary.notifications = prepared_->notifications;
}

CursorState::CursorState(std::vector<std::string> columns_, storage::Snapshot view_,
                         std::vector<std::vector<Value>> rows)
    : columns(std::move(columns_)),
      view(std::move(view_)),
      buffered_(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end())) {}

void CursorState::start(const storage::Snapshot& read, storage::Transaction* transaction) {
  const plan::Plan& plan = prepared_->plan;
  const bool profiling = prepared_->mode == ast::Mode::profile;
  context_ = std::make_unique<execute::Context>(read, transaction, parameters_);
  context_->functions.clock = clock_now();
  context_->functions.random_state = random_seed();
  context_->functions.files_allowed = options_.files_allowed;
  context_->locals.resize(plan.statement.local_count);
  context_->sites.resize(plan.statement.site_count);
  context_->slot_count = plan.statement.slot_count;
  context_->memory_limit = options_.memory_bytes;
  context_->cancel = options_.cancel;
  if (options_.time_limit.count() > 0) {
    context_->time_limit = options_.time_limit;
    context_->deadline = started_ + options_.time_limit;
  }
  execute::Profile* profile = profiling ? &profile_ : nullptr;
  execute::build_subqueries(plan, *context_, profile);
  root_ = execute::build(*plan.root, *context_, profile).root;
  batch_ = execute::Batch(plan.statement.slot_count);
  row_.resize(columns.size());
}

Result<execute::Flow> CursorState::pull() {
  if (root_ == nullptr) return execute::Flow::done;
  while (true) {
    if (repeats_left_ > 0) {
      --repeats_left_;
      return execute::Flow::more;
    }
    if (batch_row_ == batch_.rows()) {
      batch_.clear();
      batch_row_ = 0;
      STEMMA_TRY(context_->check());
      STEMMA_TRY(const execute::Flow flow, root_->next(batch_));
      if (flow == execute::Flow::done) return flow;
      if (columns.empty()) {
        batch_row_ = batch_.rows();
        continue;
      }
    }
    const std::vector<bound::SlotId>& slots = prepared_->plan.statement.query.slots;
    for (std::size_t i = 0; i < slots.size(); ++i) row_[i] = batch_.at(slots[i], batch_row_);
    repeats_left_ = batch_.weight(batch_row_);
    ++batch_row_;
  }
}

std::string CursorState::profile_text() const {
  return plan::describe(prepared_->plan, [&](const plan::Stage& stage) {
    const auto counters = profile_.find(&stage);
    if (counters == profile_.end()) return std::string();
    return fmt::format("  {} rows, {:.3f} ms", counters->second.rows,
                       static_cast<double>(counters->second.nanoseconds) / 1e6);
  });
}

void CursorState::finish() {
  if (done_) return;
  done_ = true;
  const auto elapsed = std::chrono::steady_clock::now() - started_;
  summary.milliseconds = std::chrono::duration<double, std::milli>(elapsed).count();
  if (prepared_ == nullptr || !prepared_->is_query) return;
  if (prepared_->mode == ast::Mode::profile) summary.plan = profile_text();
  if (prepared_->mode == ast::Mode::explain) summary.plan = plan::describe(prepared_->plan);
}

Result<void> CursorState::buffer() {
  while (true) {
    STEMMA_TRY(const execute::Flow flow, pull());
    if (flow == execute::Flow::done) break;
    std::size_t bytes = row_.size() * sizeof(Value);
    for (const Value& value : row_) bytes += value.heap_bytes();
    STEMMA_TRY(context_->charge(bytes, "the result"));
    buffered_.push_back(row_);
  }
  // Readers end here: what they read from may be a transaction that ends before the cursor.
  root_.reset();
  context_.reset();
  return {};
}

Result<const Value*> CursorState::next() {
  if (!buffered_.empty()) {
    row_ = std::move(buffered_.front());
    buffered_.pop_front();
    // A row without columns has no value to point at.
    if (row_.empty()) row_.resize(1);
    return static_cast<const Value*>(row_.data());
  }
  if (done_) return static_cast<const Value*>(nullptr);
  Result<execute::Flow> flow = pull();
  if (!flow.ok() || *flow == execute::Flow::done) {
    finish();
    root_.reset();
  }
  STEMMA_TRY(const execute::Flow went, std::move(flow));
  return went == execute::Flow::more ? static_cast<const Value*>(row_.data()) : nullptr;
}

Cursor::Cursor(std::unique_ptr<CursorState> state) : state_(std::move(state)) {}
Cursor::Cursor(Cursor&&) noexcept = default;
Cursor& Cursor::operator=(Cursor&&) noexcept = default;
Cursor::~Cursor() = default;

const std::vector<std::string>& Cursor::columns() const { return state_->columns; }
Result<const Value*> Cursor::next() { return state_->next(); }
const Summary& Cursor::summary() const { return state_->summary; }
const storage::Snapshot& Cursor::view() const { return state_->view; }

}  // namespace stemma::engine

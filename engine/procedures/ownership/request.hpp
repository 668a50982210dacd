#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ownership/assessor.hpp"
#include "engine/ownership/share_reader.hpp"
#include "engine/procedures/config.hpp"
#include "engine/procedures/procedure.hpp"

namespace stemma::engine {

/// A call of a procedure of ownership: its settings, read, and the graph that it asks about. The
/// settings `as_of`, `mapping`, `same_as` and `beneficial` every such procedure has.
class OwnershipRequest {
 public:
  /// `more`: the settings this procedure has besides.
  [[nodiscard]] static Result<OwnershipRequest> read(std::string_view procedure,
                                                     const ProcedureContext& context,
                                                     const Value& settings,
                                                     std::initializer_list<std::string_view> more);

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const ownership::ReadScope& scope() const { return scope_; }
  [[nodiscard]] const storage::Snapshot& snapshot() const { return *snapshot_; }
  [[nodiscard]] const Interrupt& interrupt() const { return *interrupt_; }
  /// A reader of the shares; the request must live as long.
  [[nodiscard]] ownership::ShareReader reader() const {
    return ownership::ShareReader(*snapshot_, scope_, *interrupt_);
  }

  /// The node that an argument is, or that has the text as its name.
  [[nodiscard]] Result<NodeId> node(const Value& argument) const;
  /// One, or a list of them.
  [[nodiscard]] Result<std::vector<NodeId>> nodes(const Value& argument) const;

  /// `measure`, `threshold`, `comparison`, `steps` and `exclude_direct`.
  [[nodiscard]] Result<ownership::Question> question() const;
  [[nodiscard]] Result<std::optional<ownership::Threshold>> threshold() const;
  [[nodiscard]] Result<std::uint64_t> steps() const;
  /// How many chains to show of each owner; 1 unless `chains` says otherwise.
  [[nodiscard]] Result<std::size_t> chains() const;
  /// Whether only roots are asked for, by `owners`: 'roots' or 'all'.
  [[nodiscard]] Result<std::string> owners(std::string_view usual) const;

 private:
  OwnershipRequest(std::string_view procedure, const ProcedureContext& context, Config config)
      : procedure_(procedure),
        snapshot_(context.function.view),
        interrupt_(&context.interrupt),
        config_(std::move(config)) {}
  [[nodiscard]] Result<void> read_mapping();
  [[nodiscard]] Result<void> read_day();
  [[nodiscard]] Result<void> read_merged();

  std::string procedure_;
  const storage::Snapshot* snapshot_;
  const Interrupt* interrupt_;
  Config config_;
  ownership::ReadScope scope_;
};

}  // namespace stemma::engine

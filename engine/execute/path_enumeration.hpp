#pragma once

#include "engine/execute/path_stepper.hpp"
#include "engine/execute/walk_bounds.hpp"

namespace stemma::engine::execute {

/// All paths from a node that the pattern and its mode allow, depth first, one after the other.
class PathEnumeration {
 public:
  explicit PathEnumeration(PathStepper& stepper)
      : stepper_(stepper), bounds_(stepper.context(), stepper.step().bounds) {}

  /// `target`: only the paths that end there.
  [[nodiscard]] Result<void> begin(NodeId start, std::optional<NodeId> target);
  /// The next path, or nullptr. It is valid until the next call.
  [[nodiscard]] Result<const FoundPath*> next();

 private:
  /// A node of the present path, and how far its ways on were tried.
  struct Frame {
    PathPlace place;
    std::uint32_t continuation = 0;
    bool walking = false;  ///< along the relationships of the continuation
    PathMemory after = {};
    std::size_t list_index = 0;
    std::size_t index = 0;
    storage::Neighbours list = {};
    bool listed = false;
  };

  void push(PathPlace place);
  void pop();
  /// Takes the next relationship of the last frame; false where there is none.
  [[nodiscard]] Result<Flow> walk(Frame& frame, std::uint32_t next);

  PathStepper& stepper_;
  WalkBounds bounds_;
  std::optional<NodeId> target_;
  std::vector<Frame> frames_;
  FoundPath path_;
  FoundPath handed_;
  std::uint64_t steps_ = 0;
};

}  // namespace stemma::engine::execute

#pragma once

#include "engine/ownership/control.hpp"

namespace stemma::engine::ownership {

/// Whether a link passes, whatever its share is within what is known, or may pass.
[[nodiscard]] Verdict link_verdict(const ShareGraph& graph, const Link& link,
                                   const Threshold& threshold);

/// EBA Q&A 2022_6622: some chain in which every link by itself passes.
[[nodiscard]] Verdict rolling_test(const ShareGraph& graph, Party owner, Party target,
                                   const Threshold& threshold);

/// The same Q&A: some chain whose last link passes, and whose others are each a majority.
[[nodiscard]] Verdict dominance_test(const ShareGraph& graph, Party owner, Party target,
                                     const Threshold& threshold);

/// UK, Schedule 1A: what the owner holds in the target, and what those hold whom it reaches by
/// majority stakes alone, each counted whole.
[[nodiscard]] LinkSum majority_stakes(const ShareGraph& graph, Party owner, Party target);

}  // namespace stemma::engine::ownership

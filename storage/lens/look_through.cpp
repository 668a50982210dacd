#include "storage/lens/look_through.hpp"

#include "storage/lens/lens_shelf.hpp"
#include "storage/lens/merge_lens.hpp"
#include "storage/lens/time_lens.hpp"

namespace stemma::storage {
namespace {

using SharedState = std::shared_ptr<const SnapshotState>;
using SharedView = std::shared_ptr<const LensView>;

SharedState with_view(const SharedState& state, SharedView view) {
  return std::make_shared<SnapshotState>(state->shared_state(), state->rocks(),
                                         state->shared_pending(), std::move(view));
}

/// Time first: of nodes that are one only those count that are there.
Result<SharedView> make_view(SharedState below, const std::shared_ptr<BlockCache>& cache,
                             const Lens& lens) {
  SharedView view;
  if (lens.has_time()) view = std::make_shared<TimeLens>(below, cache, lens);
  if (lens.merged.empty()) return view;
  if (view != nullptr) below = with_view(below, std::move(view));
  return MergeLens::make(std::move(below), cache, lens.merged);
}

}  // namespace

Result<SharedState> look_through(const SharedState& state, const Lens& lens) {
  LensShelf& shelf = *state->state().lenses;
  if (state->pending() != nullptr) {
    STEMMA_TRY(auto view, make_view(state, shelf.cache(), lens));
    return with_view(state, std::move(view));
  }
  SharedView view = shelf.find(lens);
  if (view == nullptr) {
    // The shelf is the state's own, so what stands on it must not keep the state alive.
    const std::shared_ptr<const State> borrowed(std::shared_ptr<void>(), &state->state());
    auto below = std::make_shared<SnapshotState>(borrowed, state->rocks());
    STEMMA_TRY(view, make_view(std::move(below), shelf.cache(), lens));
    shelf.keep(lens, view);
  }
  return with_view(state, std::move(view));
}

}  // namespace stemma::storage

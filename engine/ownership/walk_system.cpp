#include "engine/ownership/walk_system.hpp"

namespace stemma::engine::ownership {

Result<const RingSolver*> WalkSystem::ring(std::uint32_t component) {
  auto& solver = solvers_[component];
  if (solver == nullptr) {
    STEMMA_TRY(solver, RingSolver::make(graph_, rings_, component, end_, interrupt_));
  }
  const RingSolver* const made = solver.get();
  return made;
}

Result<Enclosure> WalkSystem::returns(Party party) {
  const std::uint32_t component = rings_.of(party);
  if (!rings_.is_ring(component)) return Enclosure{1, 0};
  STEMMA_TRY(const RingSolver* const solver, ring(component));
  return solver->returns(rings_.place(party));
}

}  // namespace stemma::engine::ownership

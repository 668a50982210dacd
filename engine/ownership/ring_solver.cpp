#include "engine/ownership/ring_solver.hpp"

#include <Eigen/SparseLU>
#include <algorithm>
#include <cmath>

namespace stemma::engine::ownership {
namespace {

using Matrix = Eigen::SparseMatrix<double>;
using Vector = Eigen::VectorXd;

constexpr double rounding = 0x1p-52;

Matrix identity_less_shares(const ShareGraph& graph, const Condensation& rings,
                            std::uint32_t component, End end) {
  const auto members = rings.members(component);
  std::vector<Eigen::Triplet<double>> entries;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    entries.emplace_back(i, i, 1.0);
    for (const Link& link : graph.held_by(members[i])) {
      if (rings.of(link.owned) != component || link.at(end) <= 0) continue;
      entries.emplace_back(i, rings.place(link.owned), -link.at(end));
    }
  }
  const auto size = static_cast<Eigen::Index>(members.size());
  Matrix matrix(size, size);
  matrix.setFromTriplets(entries.begin(), entries.end());
  return matrix;
}

}  // namespace

struct RingSolver::Factors {
  Matrix matrix;
  Matrix sizes;  ///< the absolute values of `matrix`
  Eigen::SparseLU<Matrix> lu;
  Vector growth;      ///< N 1, nearly
  double margin = 0;  ///< (I - A) growth is at least this, everywhere: |N v| <= growth |v| / margin

  /// What rounding may have added to matrix * x.
  [[nodiscard]] Vector rounding_of(const Vector& x) const {
    return (sizes * x.cwiseAbs()) * (rounding * static_cast<double>(matrix.rows() + 4));
  }
};

RingSolver::RingSolver() : factors_(std::make_unique<Factors>()) {}
RingSolver::~RingSolver() = default;

/// A vector that A makes smaller everywhere proves that the walks converge, whatever the rounding
/// on the way to it.
bool RingSolver::certify() {
  Factors& f = *factors_;
  f.lu.compute(f.matrix);
  if (f.lu.info() != Eigen::Success) return false;
  f.growth = f.lu.solve(Vector::Ones(f.matrix.rows()));
  if (!f.growth.allFinite() || f.growth.minCoeff() <= 0) return false;
  const Vector left = f.matrix * f.growth - f.rounding_of(f.growth);
  f.margin = left.minCoeff();
  return f.margin > 0.01;
}

Result<std::unique_ptr<RingSolver>> RingSolver::make(const ShareGraph& graph,
                                                     const Condensation& rings,
                                                     std::uint32_t component, End end,
                                                     const Interrupt& interrupt) {
  std::unique_ptr<RingSolver> solver(new RingSolver);
  Factors& f = *solver->factors_;
  f.matrix = identity_less_shares(graph, rings, component, end);
  f.sizes = f.matrix.cwiseAbs();
  solver->returns_.resize(rings.members(component).size());
  solver->converges_ = solver->certify();
  if (solver->converges_ || rings.members(component).size() > exact_ring_max) return solver;
  STEMMA_TRY(const auto exact, solve_exactly(exact_rows(graph, rings, component, end), interrupt));
  // Converging, and so near to not doing so that doubles say nothing: each error is infinite.
  solver->converges_ = exact.has_value();
  f.margin = 0;
  return solver;
}

std::vector<Enclosure> RingSolver::solve(std::span<const Enclosure> right) const {
  const Factors& f = *factors_;
  const auto size = static_cast<Eigen::Index>(right.size());
  Vector b(size);
  Vector errors(size);
  for (Eigen::Index i = 0; i < size; ++i) {
    b[i] = right[static_cast<std::size_t>(i)].value;
    errors[i] = right[static_cast<std::size_t>(i)].error;
  }
  std::vector<Enclosure> found(right.size(), {1, INFINITY});
  if (f.margin <= 0) return found;
  const Vector x = f.lu.solve(b);
  const Vector residual =
      (b - f.matrix * x).cwiseAbs() + f.rounding_of(x) + b.cwiseAbs() * rounding;
  const double greatest = (residual + errors).maxCoeff() / f.margin;
  for (Eigen::Index i = 0; i < size; ++i) {
    found[static_cast<std::size_t>(i)] = {x[i], f.growth[i] * greatest * 1.01};
  }
  return found;
}

Enclosure RingSolver::returns(std::uint32_t place) const {
  if (!returns_[place]) {
    std::vector<Enclosure> unit(returns_.size());
    unit[place].value = 1;
    returns_[place] = solve(unit)[place];
  }
  return *returns_[place];
}

std::vector<ExactRow> exact_rows(const ShareGraph& graph, const Condensation& rings,
                                 std::uint32_t component, End end) {
  const auto members = rings.members(component);
  std::vector<ExactRow> rows(members.size());
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    rows[i].entries[i] = 1;
    for (const Link& link : graph.held_by(members[i])) {
      if (rings.of(link.owned) != component || link.at(end) <= 0) continue;
      const auto [entry, made] = rows[i].entries.try_emplace(rings.place(link.owned), 0);
      entry->second -= graph.exact(link, end);
      if (entry->second == 0) rows[i].entries.erase(entry);
    }
  }
  return rows;
}

}  // namespace stemma::engine::ownership

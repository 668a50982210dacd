#pragma once

#include <vector>

#include "engine/procedures/procedure.hpp"

namespace stemma::engine {

/// The procedures of ownership, for the registry of all.
[[nodiscard]] std::vector<Procedure> ownership_procedures();

/// `ownership.owners(company, settings)`: who owns a company, how much of it, by which chains.
[[nodiscard]] Procedure ownership_owners_procedure();
/// `ownership.holdings(owner, settings)`: what an owner owns.
[[nodiscard]] Procedure ownership_holdings_procedure();
/// `ownership.share(owner, company, settings)`: how much of a company an owner owns.
[[nodiscard]] Procedure ownership_share_procedure();
/// `ownership.ubo(company, settings)`: the beneficial owners of a company by a rule.
[[nodiscard]] Procedure ownership_ubo_procedure();
/// `ownership.control(owners, settings)`: what owners control together.
[[nodiscard]] Procedure ownership_control_procedure();
/// `ownership.all_control(settings)`: the same of every owner.
[[nodiscard]] Procedure ownership_all_control_procedure();
/// `ownership.all_owners(settings)`: the owners of every company.
[[nodiscard]] Procedure ownership_all_owners_procedure();
/// `ownership.close_links(settings)`: pairs with 20 % or more along chains.
[[nodiscard]] Procedure ownership_close_links_procedure();
/// `ownership.rings(settings)`: who owns itself through others.
[[nodiscard]] Procedure ownership_rings_procedure();
/// `ownership.accounted(company, settings)`: what is known and what is missing of a company.
[[nodiscard]] Procedure ownership_accounted_procedure();
/// `ownership.declared(owner, company, settings)`: what is declared of other relationships.
[[nodiscard]] Procedure ownership_declared_procedure();
/// `ownership.voting_power(company, settings)`: Banzhaf and Shapley-Shubik.
[[nodiscard]] Procedure ownership_voting_power_procedure();
/// `ownership.similarity(one, other, settings)`: of investments.
[[nodiscard]] Procedure ownership_similarity_procedure();
/// `ownership.lead_owners(project, settings)`: who stands behind a project.
[[nodiscard]] Procedure ownership_lead_owners_procedure();
/// `ownership.report(settings)`: what may be wrong with what the graph says.
[[nodiscard]] Procedure ownership_report_procedure();

/// `db.indexes()`, `db.constraints()`, `db.functions()`: what SHOW shows.
[[nodiscard]] Procedure indexes_procedure();
[[nodiscard]] Procedure constraints_procedure();
[[nodiscard]] Procedure functions_procedure();
using ListProcedures = std::function<std::vector<std::shared_ptr<const Procedure>>()>;
/// `db.procedures()`: those of one database, by name.
[[nodiscard]] Procedure procedures_procedure(ListProcedures procedures);
/// `ownership.expand(node, settings)`: step by step, and says what it leaves out.
[[nodiscard]] Procedure ownership_expand_procedure();
/// `ownership.hubs(node, settings)`: what is better known before expanding.
[[nodiscard]] Procedure ownership_hubs_procedure();
/// `ownership.mappings`, `set_mapping`, `drop_mapping`, and the same of rules: what the database
/// keeps by name.
[[nodiscard]] std::vector<Procedure> ownership_definition_procedures();

}  // namespace stemma::engine

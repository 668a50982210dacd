#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {

std::vector<Procedure> ownership_procedures() {
  std::vector<Procedure> all = {
      ownership_owners_procedure(),     ownership_holdings_procedure(),
      ownership_share_procedure(),      ownership_ubo_procedure(),
      ownership_control_procedure(),    ownership_all_control_procedure(),
      ownership_all_owners_procedure(), ownership_close_links_procedure(),
      ownership_rings_procedure(),      ownership_accounted_procedure(),
      ownership_declared_procedure(),   ownership_voting_power_procedure(),
      ownership_similarity_procedure(), ownership_lead_owners_procedure(),
      ownership_report_procedure(),     ownership_expand_procedure(),
      ownership_hubs_procedure(),
  };
  for (Procedure& each : ownership_definition_procedures()) all.push_back(std::move(each));
  return all;
}

}  // namespace stemma::engine

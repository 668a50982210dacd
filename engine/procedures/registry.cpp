#include <vector>

#include "engine/procedures/built_in.hpp"
#include "engine/procedures/evidence/evidence_procedures.hpp"
#include "engine/procedures/ownership/ownership_procedures.hpp"

namespace stemma::engine {

std::span<const Procedure> built_in_procedures() {
  static const std::vector<Procedure> procedures = [] {
    std::vector<Procedure> all = {
        betweenness_procedure(),   components_procedure(),         pagerank_procedure(),
        shortest_path_procedure(), strong_components_procedure(),  labels_procedure(),
        property_keys_procedure(), relationship_types_procedure(), indexes_procedure(),
        constraints_procedure(),   functions_procedure(),          changes_procedure(),
    };
    for (auto* group : {ownership_procedures, evidence_procedures, judgement_procedures}) {
      for (Procedure& procedure : group()) all.push_back(std::move(procedure));
    }
    return all;
  }();
  return procedures;
}

}  // namespace stemma::engine

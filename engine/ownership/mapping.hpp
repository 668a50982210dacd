#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ownership/definition.hpp"
#include "storage/catalog.hpp"

namespace stemma::engine::ownership {

/// Which types and properties carry what ownership asks about. The defaults are those of a graph
/// written for Stemma; each can be named otherwise in a query's `mapping`.
struct Mapping {
  std::vector<std::string> types = {"OWNS"};  ///< relationships from an owner to what it owns
  std::vector<std::string> vote_types = {"VOTES", "OWNS"};  ///< that may have `votes`
  std::vector<std::string> lead_types = {"LEADS"};          ///< from a leader to a project
  /// Labels of those in whom nobody holds shares: with them a chain of owners may end.
  std::vector<std::string> person_labels = {"Person", "Government", "State"};

  std::string name = "name";            ///< of a node: what a text in place of a node means
  std::string share = "share";          ///< a number or a text: 0.25, '25%'
  std::string share_min = "share_min";  ///< of a band
  std::string share_max = "share_max";
  std::string min_exclusive = "min_exclusive";
  std::string max_exclusive = "max_exclusive";
  std::string kind = "kind";                          ///< 'nominator', 'nominee-held'
  std::string beneficial_owner = "beneficial_owner";  ///< the name for whom a nominee holds
  std::string indirect = "directOrIndirect";          ///< 'indirect': restates a chain
  std::string component = "isComponent";  ///< false: a declared relationship made of others
  std::string valid_from = "valid_from";  ///< a date or a text
  std::string valid_to = "valid_to";      ///< this day itself is out
  std::string first_seen = "first_seen";  ///< the day since which it is stated
  std::string withdrawn = "withdrawn";    ///< the day since which it is no longer
  std::string source = "source";          ///< of a record: where it is from
  std::string place = "line";             ///< where in the source
  std::string votes = "votes";
  std::string closed_on = "dissolved";  ///< of a node: the date at which it ended

  bool percent = false;  ///< shares are 25 for a quarter, not 0.25
};

/// The settings of a mapping that name one property each.
struct MappingName {
  const char* setting;
  std::string Mapping::*property;
};
inline constexpr std::array mapping_names = {
    MappingName{"name", &Mapping::name},
    MappingName{"share", &Mapping::share},
    MappingName{"share_min", &Mapping::share_min},
    MappingName{"share_max", &Mapping::share_max},
    MappingName{"min_exclusive", &Mapping::min_exclusive},
    MappingName{"max_exclusive", &Mapping::max_exclusive},
    MappingName{"kind", &Mapping::kind},
    MappingName{"beneficial_owner", &Mapping::beneficial_owner},
    MappingName{"indirect", &Mapping::indirect},
    MappingName{"component", &Mapping::component},
    MappingName{"valid_from", &Mapping::valid_from},
    MappingName{"valid_to", &Mapping::valid_to},
    MappingName{"first_seen", &Mapping::first_seen},
    MappingName{"withdrawn", &Mapping::withdrawn},
    MappingName{"source", &Mapping::source},
    MappingName{"place", &Mapping::place},
    MappingName{"votes", &Mapping::votes},
    MappingName{"closed_on", &Mapping::closed_on},
};

/// The settings of a mapping that are lists of names.
struct MappingNames {
  const char* setting;
  std::vector<std::string> Mapping::*names;
};
inline constexpr std::array mapping_lists = {
    MappingNames{"types", &Mapping::types},
    MappingNames{"vote_types", &Mapping::vote_types},
    MappingNames{"lead_types", &Mapping::lead_types},
    MappingNames{"person_labels", &Mapping::person_labels},
};

/// How the catalogue names a mapping: "mapping/" before its own name.
inline constexpr std::string_view mapping_prefix = "mapping/";

/// Mappings that every database has: 'stemma', 'ftm' (FollowTheMoney), 'bods'.
inline constexpr std::array<std::string_view, 3> known_mappings = {"stemma", "ftm", "bods"};

/// One that the database keeps, else one that all have; nothing where there is neither.
[[nodiscard]] std::optional<Mapping> find_mapping(const storage::Catalog& catalog,
                                                  std::string_view name);
/// What is asked with where a question names none: the database's own 'default', else 'stemma'.
[[nodiscard]] Mapping usual_mapping(const storage::Catalog& catalog);

[[nodiscard]] Entries to_entries(const Mapping& mapping);
[[nodiscard]] Mapping mapping_of(const Entries& entries);

}  // namespace stemma::engine::ownership

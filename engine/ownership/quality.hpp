#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/ownership/share_reader.hpp"

namespace stemma::engine::ownership {

/// What may be wrong with what a graph says of ownership.
enum class Fault : std::uint8_t {
  over_100,            ///< direct owners hold more than all, each at its least
  missing_to_100,      ///< direct owners hold less than all, each at its most
  ring,                ///< parties hold shares in themselves through each other
  self_holding,        ///< a party holds shares in itself
  unknown_share,       ///< a holding states no share that can be read
  unknown_leaf,        ///< a chain of owners ends in a party that somebody must own
  open_to_closed,      ///< a holding goes on although one of its parties has ended
  repeats_components,  ///< a stated indirect holding that the chain it sums up states as well
  duplicate_holding,   ///< the same holding twice
  duplicate_name,      ///< several parties of one name
};

inline constexpr std::array fault_names = {
    std::pair{Fault::over_100, std::string_view("over_100")},
    std::pair{Fault::missing_to_100, std::string_view("missing_to_100")},
    std::pair{Fault::ring, std::string_view("ring")},
    std::pair{Fault::self_holding, std::string_view("self_holding")},
    std::pair{Fault::unknown_share, std::string_view("unknown_share")},
    std::pair{Fault::unknown_leaf, std::string_view("unknown_leaf")},
    std::pair{Fault::open_to_closed, std::string_view("open_to_closed")},
    std::pair{Fault::repeats_components, std::string_view("repeats_components")},
    std::pair{Fault::duplicate_holding, std::string_view("duplicate_holding")},
    std::pair{Fault::duplicate_name, std::string_view("duplicate_name")},
};

/// One fault, where it is, and how much it is of.
struct Finding {
  Fault fault = Fault::over_100;
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
  std::optional<double> amount;
};

/// Looks for some kinds of faults, in the order of `Fault`, and of nodes within each.
[[nodiscard]] Result<std::vector<Finding>> inspect(const storage::Snapshot& snapshot,
                                                   const ReadScope& scope,
                                                   const std::vector<Fault>& sought,
                                                   const Interrupt& interrupt);

}  // namespace stemma::engine::ownership

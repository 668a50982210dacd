#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"

namespace stemma::engine {

/// The node behind each id of a file, for one group of ids. Ids are compared as text: 1 and 01 are
/// two. Texts lie one after the other in one arena; the table is open addressing over them, 8
/// bytes a slot.
class IdTable {
 public:
  using Entry = std::uint32_t;
  static constexpr std::size_t entries_max = 0xFFFF'FFFE;

  /// The entry of a new id, or nothing where it is there already. Its node is told later.
  [[nodiscard]] std::optional<Entry> insert(std::string_view id);
  /// Takes back the newest entry.
  void take_back();
  [[nodiscard]] std::optional<Entry> find(std::string_view id) const;

  void set_node(Entry entry, NodeId node) { nodes_[entry] = number(node); }
  [[nodiscard]] NodeId node(Entry entry) const { return NodeId{nodes_[entry]}; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  /// An empty slot has no entry; `tag` is the upper half of the hash.
  struct Slot {
    std::uint32_t tag = 0;
    Entry entry = nothing;
  };
  static constexpr Entry nothing = 0xFFFF'FFFF;

  [[nodiscard]] std::string_view text(Entry entry) const;
  [[nodiscard]] std::size_t slot_of(std::string_view id, std::size_t hash) const;
  void grow();

  std::vector<Slot> slots_;
  std::string arena_;
  std::vector<std::uint64_t> ends_;   ///< of each entry's text, in the arena
  std::vector<std::uint64_t> nodes_;  ///< of each entry
};

}  // namespace stemma::engine

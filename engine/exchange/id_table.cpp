#include "engine/exchange/id_table.hpp"

#include <functional>
#include <utility>

namespace stemma::engine {
namespace {

constexpr std::size_t slots_least = 1024;

std::size_t hash_of_id(std::string_view id) { return std::hash<std::string_view>{}(id); }
std::uint32_t tag_of(std::size_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

std::string_view IdTable::text(Entry entry) const {
  const std::uint64_t begin = entry == 0 ? 0 : ends_[entry - 1];
  return std::string_view(arena_).substr(begin, ends_[entry] - begin);
}

std::size_t IdTable::slot_of(std::string_view id, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].entry != nothing) {
    if (slots_[i].tag == tag_of(hash) && text(slots_[i].entry) == id) break;
    i = (i + 1) & mask;
  }
  return i;
}

std::optional<IdTable::Entry> IdTable::insert(std::string_view id) {
  if (slots_.size() < 2 * (nodes_.size() + 1)) grow();
  const std::size_t hash = hash_of_id(id);
  Slot& slot = slots_[slot_of(id, hash)];
  if (slot.entry != nothing || nodes_.size() == entries_max) return std::nullopt;
  slot = {tag_of(hash), static_cast<Entry>(nodes_.size())};
  arena_.append(id);
  ends_.push_back(arena_.size());
  nodes_.push_back(0);
  return slot.entry;
}

void IdTable::take_back() {
  // The newest entry ends its run of slots or was put past it, so emptying it breaks no search:
  // whatever was there before it was found before it came.
  const auto entry = static_cast<Entry>(nodes_.size() - 1);
  const std::string_view id = text(entry);
  slots_[slot_of(id, hash_of_id(id))] = {};
  ends_.pop_back();
  nodes_.pop_back();
  arena_.resize(ends_.empty() ? 0 : ends_.back());
}

std::optional<IdTable::Entry> IdTable::find(std::string_view id) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(id, hash_of_id(id))];
  if (slot.entry == nothing) return std::nullopt;
  return slot.entry;
}

void IdTable::grow() {
  const std::size_t wanted = slots_.empty() ? slots_least : slots_.size() * 2;
  slots_.assign(wanted, {});
  for (std::size_t entry = 0; entry < nodes_.size(); ++entry) {
    const std::string_view id = text(static_cast<Entry>(entry));
    const std::size_t hash = hash_of_id(id);
    // No two texts are the same here, so the first empty slot is the one.
    std::size_t i = hash & (wanted - 1);
    while (slots_[i].entry != nothing) i = (i + 1) & (wanted - 1);
    slots_[i] = {tag_of(hash), static_cast<Entry>(entry)};
  }
}

}  // namespace stemma::engine

#include "storage/import/external_sorter.hpp"

#include <algorithm>
#include <cstring>

#include "storage/import/sort_run.hpp"

namespace stemma::storage {
namespace {

constexpr std::size_t chunk_bytes = 1u << 20;
constexpr std::size_t header_bytes = 8;
/// A sorter with less than this does not go to disk: tiny runs would be slow and free little.
constexpr std::uint64_t spill_bytes_min = 4u << 20;

std::uint64_t prefix_of(std::string_view key) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < sizeof prefix; ++i) {
    prefix = prefix << 8 | (i < key.size() ? static_cast<std::uint8_t>(key[i]) : 0);
  }
  return prefix;
}

std::string_view key_of(const char* record) {
  std::uint32_t size;
  std::memcpy(&size, record, sizeof size);
  return {record + header_bytes, size};
}

std::string_view value_of(const char* record) {
  std::uint32_t sizes[2];
  std::memcpy(sizes, record, sizeof sizes);
  return {record + header_bytes + sizes[0], sizes[1]};
}

}  // namespace

ExternalSorter::~ExternalSorter() {
  clear();
  for (const std::string& run : runs_) {
    space_.files().DeleteFile(run, {}, nullptr).PermitUncheckedError();
  }
}

char* ExternalSorter::room_for(std::size_t bytes, Item& item) {
  if (chunk_size_ - chunk_used_ < bytes) {
    chunk_size_ = std::max(bytes, chunk_bytes);
    chunk_used_ = 0;
    chunks_.emplace_back(new char[chunk_size_]);
    bytes_ += chunk_size_;
    space_.grow(chunk_size_);
  }
  item.chunk = static_cast<std::uint32_t>(chunks_.size() - 1);
  item.offset = static_cast<std::uint32_t>(chunk_used_);
  chunk_used_ += bytes;
  return chunks_.back().get() + item.offset;
}

Result<void> ExternalSorter::add(std::string_view key, std::string_view value) {
  if (space_.full() && bytes_ >= spill_bytes_min) STEMMA_TRY(spill());
  Item item{prefix_of(key), 0, 0};
  char* record = room_for(header_bytes + key.size() + value.size(), item);
  const std::uint32_t sizes[2] = {static_cast<std::uint32_t>(key.size()),
                                  static_cast<std::uint32_t>(value.size())};
  std::memcpy(record, sizes, sizeof sizes);
  std::memcpy(record + header_bytes, key.data(), key.size());
  std::memcpy(record + header_bytes + key.size(), value.data(), value.size());
  items_.push_back(item);
  ++size_;
  return {};
}

void ExternalSorter::sort() {
  std::sort(items_.begin(), items_.end(), [this](const Item& a, const Item& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return key_of(record_of(a)) < key_of(record_of(b));
  });
}

void ExternalSorter::clear() {
  items_.clear();
  items_.shrink_to_fit();
  chunks_.clear();
  chunk_used_ = chunk_size_ = 0;
  space_.shrink(std::exchange(bytes_, 0));
}

Result<void> ExternalSorter::spill() {
  sort();
  runs_.push_back(space_.next_path());
  STEMMA_TRY(RunWriter run, RunWriter::create(space_.files(), runs_.back()));
  for (const Item& item : items_) {
    STEMMA_TRY(run.add(key_of(record_of(item)), value_of(record_of(item))));
  }
  STEMMA_TRY(run.finish());
  clear();
  return {};
}

Result<void> ExternalSorter::drain(const Visit& visit) {
  if (!runs_.empty()) return merge(visit);
  sort();
  for (const Item& item : items_) {
    STEMMA_TRY(visit(key_of(record_of(item)), value_of(record_of(item))));
  }
  clear();
  return {};
}

Result<void> ExternalSorter::merge(const Visit& visit) {
  if (!items_.empty()) STEMMA_TRY(spill());
  std::vector<RunReader> readers;
  for (const std::string& run : runs_) {
    STEMMA_TRY(RunReader reader, RunReader::open(space_.files(), run));
    readers.push_back(std::move(reader));
  }
  const auto later = [&](std::size_t a, std::size_t b) {
    return readers[a].key() > readers[b].key();
  };
  std::vector<std::size_t> heap;
  for (std::size_t i = 0; i < readers.size(); ++i) heap.push_back(i);
  std::make_heap(heap.begin(), heap.end(), later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    RunReader& least = readers[heap.back()];
    STEMMA_TRY(visit(least.key(), least.value()));
    STEMMA_TRY(least.next());
    if (least.at_end()) {
      heap.pop_back();
    } else {
      std::push_heap(heap.begin(), heap.end(), later);
    }
  }
  return {};
}

}  // namespace stemma::storage

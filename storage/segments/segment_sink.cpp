#include "storage/segments/segment_sink.hpp"

#include <map>

#include "storage/segments/column_block.hpp"

namespace stemma::storage {
namespace {

std::vector<LabelSetCount> count_label_sets(std::span<const Value> rows) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const Value& set : rows) {
    if (!set.is_null()) ++counts[static_cast<std::uint32_t>(set.integer())];
  }
  std::vector<LabelSetCount> result;
  for (const auto& [set, nodes] : counts) result.push_back({set, nodes});
  return result;
}

}  // namespace

Result<DirectoryEntry> write_column(SegmentSink& sink, const BlockAddress& address,
                                    Sequence version, std::span<const Value> rows) {
  DirectoryEntry entry;
  entry.version = version;
  const std::string bytes = ColumnBlock::encode(rows);
  for (std::size_t at = 0; at < bytes.size(); at += column_part_bytes_max) {
    std::string content = bytes.substr(at, column_part_bytes_max);
    const SegmentPart part{static_cast<std::uint32_t>(entry.parts.size()), version,
                           static_cast<std::uint32_t>(content.size())};
    STEMMA_TRY(
        sink.put({address, SegmentComponent::column, part.part, version}, std::move(content)));
    entry.parts.push_back(part);
  }
  if (address.table == labels_table) entry.label_sets = count_label_sets(rows);
  return entry;
}

}  // namespace stemma::storage

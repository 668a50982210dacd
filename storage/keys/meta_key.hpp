#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "storage/keys/table_key.hpp"

namespace stemma::storage {

/// First byte of every key in `meta`. The letters are on disk.
enum class MetaRecord : std::uint8_t {
  format = 'F',              ///< magic, format version, UUID, release
  commit = 'Q',              ///< the newest commit and the counters of the whole store
  name = 'N',                ///< a label, type or property key: dictionary 1 | id 4
  label_set = 'S',           ///< the labels of a set: set 4
  label_set_counter = 'c',   ///< how many nodes have it, where the next goes: set 4
  type_counter = 't',        ///< the same of a relationship type: type 4
  relationship_block = 'b',  ///< the type of a block of relationship ids: block 8
  index = 'I',               ///< description of an index: index 4
  definition = 'M',          ///< a named map of the engine: its name
  directory = 'D',           ///< the segments of a block: family 1 | number 4 | block 8
  garbage = 'G',             ///< segment parts nobody needs once readers are gone: number 8
  reservation = 'R',         ///< an import that has not been published
};

enum class Dictionary : std::uint8_t { label = 0, type = 1, property_key = 2 };

/// Builds the keys of `meta`: the record's letter, then its fields, big-endian.
namespace meta_key {

[[nodiscard]] std::string single(MetaRecord record);
[[nodiscard]] std::string name(Dictionary dictionary, std::uint32_t id);
/// label_set, label_set_counter, type_counter, index
[[nodiscard]] std::string numbered(MetaRecord record, std::uint32_t number);
[[nodiscard]] std::string definition(std::string_view name);
/// relationship_block, garbage
[[nodiscard]] std::string numbered_wide(MetaRecord record, std::uint64_t number);
[[nodiscard]] std::string directory(const BlockAddress& address);

struct Name {
  Dictionary dictionary;
  std::uint32_t id;
};
[[nodiscard]] Result<Name> decode_name(std::string_view bytes);
[[nodiscard]] Result<std::uint32_t> decode_numbered(std::string_view bytes);
[[nodiscard]] Result<std::uint64_t> decode_numbered_wide(std::string_view bytes);
[[nodiscard]] Result<BlockAddress> decode_directory(std::string_view bytes);

}  // namespace meta_key
}  // namespace stemma::storage

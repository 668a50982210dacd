#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"
#include "storage/catalog.hpp"
#include "storage/keys/meta_key.hpp"
#include "storage/snapshot.hpp"

namespace stemma::storage {

/// The catalogue in memory. Published states share it; a transaction that changes it copies first.
class CatalogState final : public Catalog {
 public:
  CatalogState() = default;
  CatalogState(const CatalogState& other);
  CatalogState& operator=(const CatalogState&) = delete;

  [[nodiscard]] std::optional<LabelId> label(std::string_view name) const override;
  [[nodiscard]] std::optional<TypeId> type(std::string_view name) const override;
  [[nodiscard]] std::optional<PropertyKeyId> property_key(std::string_view name) const override;
  [[nodiscard]] std::string_view name(LabelId id) const override;
  [[nodiscard]] std::string_view name(TypeId id) const override;
  [[nodiscard]] std::string_view name(PropertyKeyId id) const override;
  [[nodiscard]] std::size_t label_count() const override;
  [[nodiscard]] std::size_t type_count() const override;
  [[nodiscard]] std::size_t property_key_count() const override;
  [[nodiscard]] const std::vector<IndexDescription>& indexes() const override { return indexes_; }
  [[nodiscard]] const std::vector<IndexDescription>& existence_constraints() const override {
    return existence_;
  }
  [[nodiscard]] const Definitions& definitions() const override { return definitions_; }
  [[nodiscard]] std::uint64_t version() const override { return version_; }

  /// The labels of a set; sets are numbered from 0 in the order of first use.
  [[nodiscard]] const LabelSet& label_set(std::uint32_t set) const { return label_sets_[set]; }
  [[nodiscard]] std::size_t label_set_count() const { return label_sets_.size(); }
  [[nodiscard]] std::optional<std::uint32_t> find_label_set(const LabelSet& labels) const;
  [[nodiscard]] bool set_has(std::uint32_t set, LabelId label) const;
  /// Existence constraints and keys.
  [[nodiscard]] std::vector<const IndexDescription*> required() const;
  /// An index or an existence constraint.
  [[nodiscard]] const IndexDescription* index(IndexId id) const;
  [[nodiscard]] const IndexDescription* index(std::string_view name) const;

  // Changes, each of which is a new version.
  std::uint32_t add_name(Dictionary dictionary, std::string_view name);
  std::uint32_t add_label_set(LabelSet labels);
  void add_index(IndexDescription description);
  void remove_index(IndexId id);
  void set_definition(std::string_view name, std::string text);
  void remove_definition(std::string_view name);
  void set_version(std::uint64_t version) { version_ = version; }

 private:
  struct Names {
    std::deque<std::string> names;
    std::unordered_map<std::string_view, std::uint32_t> ids;  ///< keys point into `names`
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
    std::uint32_t add(std::string_view name);
  };
  struct LabelSetHash {
    std::size_t operator()(const LabelSet& labels) const;
  };
  template <typename Wanted>
  [[nodiscard]] const IndexDescription* find(const Wanted& wanted) const;
  [[nodiscard]] const Names& names(Dictionary dictionary) const {
    return dictionaries_[static_cast<std::size_t>(dictionary)];
  }

  Names dictionaries_[3];
  std::vector<LabelSet> label_sets_;
  std::unordered_map<LabelSet, std::uint32_t, LabelSetHash> label_set_ids_;
  std::vector<IndexDescription> indexes_;
  std::vector<IndexDescription> existence_;
  Definitions definitions_;
  std::uint64_t version_ = 0;
};

/// An index description as `meta` stores it:
///
///     name | kind 1 | label or type varint | flags 1 | properties varint | properties x id varint
///
/// Flags: 1 unique, 2 required; only 2 is an existence constraint, which has no entries.
[[nodiscard]] std::string encode_index(const IndexDescription& description);
[[nodiscard]] Result<IndexDescription> decode_index(IndexId id, std::string_view bytes);

/// A label set as `meta` stores it: labels varint | labels x id varint.
[[nodiscard]] std::string encode_label_set(const LabelSet& labels);
[[nodiscard]] Result<LabelSet> decode_label_set(std::string_view bytes);

}  // namespace stemma::storage

#include "storage/catalog/catalog_state.hpp"

#include <algorithm>

namespace stemma::storage {
namespace {

template <typename Id>
std::optional<Id> as(std::optional<std::uint32_t> number) {
  if (!number) return {};
  return Id{*number};
}

}  // namespace

std::optional<std::uint32_t> CatalogState::Names::find(std::string_view name) const {
  const auto at = ids.find(name);
  if (at == ids.end()) return {};
  return at->second;
}

std::uint32_t CatalogState::Names::add(std::string_view name) {
  const auto id = static_cast<std::uint32_t>(names.size());
  ids.emplace(names.emplace_back(name), id);
  return id;
}

std::size_t CatalogState::LabelSetHash::operator()(const LabelSet& labels) const {
  std::size_t hash = labels.size();
  for (const LabelId label : labels) hash = (hash ^ number(label)) * 0x9e3779b97f4a7c15;
  return hash;
}

CatalogState::CatalogState(const CatalogState& other)
    : label_sets_(other.label_sets_),
      label_set_ids_(other.label_set_ids_),
      indexes_(other.indexes_),
      existence_(other.existence_),
      definitions_(other.definitions_),
      version_(other.version_) {
  for (std::size_t i = 0; i < std::size(dictionaries_); ++i) {
    for (const std::string& name : other.dictionaries_[i].names) dictionaries_[i].add(name);
  }
}

std::optional<LabelId> CatalogState::label(std::string_view name) const {
  return as<LabelId>(names(Dictionary::label).find(name));
}
std::optional<TypeId> CatalogState::type(std::string_view name) const {
  return as<TypeId>(names(Dictionary::type).find(name));
}
std::optional<PropertyKeyId> CatalogState::property_key(std::string_view name) const {
  return as<PropertyKeyId>(names(Dictionary::property_key).find(name));
}
std::string_view CatalogState::name(LabelId id) const {
  return names(Dictionary::label).names[number(id)];
}
std::string_view CatalogState::name(TypeId id) const {
  return names(Dictionary::type).names[number(id)];
}
std::string_view CatalogState::name(PropertyKeyId id) const {
  return names(Dictionary::property_key).names[number(id)];
}
std::size_t CatalogState::label_count() const { return names(Dictionary::label).names.size(); }
std::size_t CatalogState::type_count() const { return names(Dictionary::type).names.size(); }
std::size_t CatalogState::property_key_count() const {
  return names(Dictionary::property_key).names.size();
}

std::optional<std::uint32_t> CatalogState::find_label_set(const LabelSet& labels) const {
  const auto at = label_set_ids_.find(labels);
  if (at == label_set_ids_.end()) return {};
  return at->second;
}

bool CatalogState::set_has(std::uint32_t set, LabelId label) const {
  return std::binary_search(label_sets_[set].begin(), label_sets_[set].end(), label);
}

template <typename Wanted>
const IndexDescription* CatalogState::find(const Wanted& wanted) const {
  for (const auto* list : {&indexes_, &existence_}) {
    const auto at = std::find_if(list->begin(), list->end(), wanted);
    if (at != list->end()) return &*at;
  }
  return nullptr;
}

const IndexDescription* CatalogState::index(IndexId id) const {
  return find([id](const IndexDescription& index) { return index.id == id; });
}

const IndexDescription* CatalogState::index(std::string_view name) const {
  return find([name](const IndexDescription& index) { return index.name == name; });
}

std::vector<const IndexDescription*> CatalogState::required() const {
  std::vector<const IndexDescription*> found;
  for (const auto& constraint : existence_) found.push_back(&constraint);
  for (const auto& index : indexes_) {
    if (index.required) found.push_back(&index);
  }
  return found;
}

std::uint32_t CatalogState::add_name(Dictionary dictionary, std::string_view name) {
  ++version_;
  return dictionaries_[static_cast<std::size_t>(dictionary)].add(name);
}

std::uint32_t CatalogState::add_label_set(LabelSet labels) {
  ++version_;
  const auto set = static_cast<std::uint32_t>(label_sets_.size());
  label_set_ids_.emplace(labels, set);
  label_sets_.push_back(std::move(labels));
  return set;
}

void CatalogState::add_index(IndexDescription description) {
  ++version_;
  auto& list = description.has_entries() ? indexes_ : existence_;
  list.push_back(std::move(description));
}

void CatalogState::remove_index(IndexId id) {
  ++version_;
  for (auto* list : {&indexes_, &existence_})
    std::erase_if(*list, [id](const IndexDescription& index) { return index.id == id; });
}

void CatalogState::set_definition(std::string_view name, std::string text) {
  ++version_;
  definitions_.insert_or_assign(std::string(name), std::move(text));
}

void CatalogState::remove_definition(std::string_view name) {
  const auto found = definitions_.find(name);
  if (found == definitions_.end()) return;
  ++version_;
  definitions_.erase(found);
}

}  // namespace stemma::storage

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace stemma::storage {

/// A vector whose copies share what they have in common: a copy costs a pointer for 32 items, and
/// changing an item of the copy costs one leaf. Items that were never set are default values.
template <typename T>
class PersistentVector {
 public:
  static constexpr std::uint64_t leaf_items = 32;

  PersistentVector() = default;
  PersistentVector(const PersistentVector& other) : leaves_(other.leaves_) {}
  PersistentVector& operator=(const PersistentVector& other) {
    leaves_ = other.leaves_;
    edit_ = 0;
    return *this;
  }
  PersistentVector(PersistentVector&&) noexcept = default;
  PersistentVector& operator=(PersistentVector&&) noexcept = default;
  ~PersistentVector() = default;

  /// nullptr where nothing near was ever set.
  [[nodiscard]] const T* find(std::uint64_t index) const {
    const std::uint64_t leaf = index / leaf_items;
    if (leaf >= leaves_.size() || leaves_[leaf] == nullptr) return nullptr;
    return &leaves_[leaf]->items[index % leaf_items];
  }
  /// No item at or after this was set.
  [[nodiscard]] std::uint64_t bound() const { return leaves_.size() * leaf_items; }

  /// The item, to be changed in this copy alone.
  [[nodiscard]] T& edit(std::uint64_t index) {
    if (edit_ == 0) edit_ = next_edit();
    const std::uint64_t at = index / leaf_items;
    if (at >= leaves_.size()) leaves_.resize(at + 1);
    auto& leaf = leaves_[at];
    if (leaf == nullptr) {
      leaf = std::make_shared<Leaf>();
    } else if (leaf->edit != edit_) {
      leaf = std::make_shared<Leaf>(*leaf);
    }
    leaf->edit = edit_;
    return leaf->items[index % leaf_items];
  }

  /// visit(index, item) for every item of every leaf that exists.
  template <typename Visit>
  void each(Visit visit) const {
    for (std::uint64_t leaf = 0; leaf < leaves_.size(); ++leaf) {
      if (leaves_[leaf] == nullptr) continue;
      for (std::uint64_t i = 0; i < leaf_items; ++i) {
        visit(leaf * leaf_items + i, leaves_[leaf]->items[i]);
      }
    }
  }

 private:
  struct Leaf {
    std::array<T, leaf_items> items{};
    std::uint64_t edit = 0;  ///< Which copy made this leaf and may change it in place.
  };
  static std::uint64_t next_edit() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
  }

  std::vector<std::shared_ptr<Leaf>> leaves_;
  std::uint64_t edit_ = 0;
};

}  // namespace stemma::storage

#pragma once

#include <atomic>
#include <cstdint>

namespace stemma::storage {

/// Faults that only the builds of the crash harness can have, to show that the harness sees them.
enum class Fault : std::uint8_t {
  none,
  sync_dropped,
  directory_before_write,
  delta_applied_twice,
  index_entry_kept,
  import_before_ingest,
};

#ifdef STEMMA_STORAGE_FAULTS
inline std::atomic<Fault> planted_fault{Fault::none};
[[nodiscard]] inline bool faulty(Fault fault) { return planted_fault.load() == fault; }
#else
[[nodiscard]] constexpr bool faulty(Fault) { return false; }
#endif

}  // namespace stemma::storage

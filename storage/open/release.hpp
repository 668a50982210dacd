#pragma once

namespace stemma::storage {

/// The release a store is marked with by whoever creates it.
inline constexpr const char* release_name = "0.1.0";

}  // namespace stemma::storage

#pragma once

#include <memory>

#include "storage/file_layer.hpp"
#include "tests/crash/io/trace.hpp"

namespace stemma::crash {

/// The real files, with every call that changes something noted in a trace.
[[nodiscard]] std::shared_ptr<storage::FileLayer> make_recording_layer(Trace& trace);

}  // namespace stemma::crash

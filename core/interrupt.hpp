#pragma once

#include <functional>

#include "core/result.hpp"

namespace stemma {

/// Asked between rows and inside long loops; answers an error once time is up or the query is
/// cancelled. Empty: nothing interrupts.
using Interrupt = std::function<Result<void>()>;

}  // namespace stemma

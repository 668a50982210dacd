#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "engine/ownership/decimal.hpp"

namespace stemma::engine::ownership {

/// Where a threshold decides, sums and products are exact.
using Rational = boost::multiprecision::cpp_rational;

[[nodiscard]] Rational to_rational(Decimal decimal);
[[nodiscard]] double to_double(const Rational& rational);

}  // namespace stemma::engine::ownership

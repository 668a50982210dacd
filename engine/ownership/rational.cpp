#include "engine/ownership/rational.hpp"

namespace stemma::engine::ownership {

Rational to_rational(Decimal decimal) {
  using boost::multiprecision::cpp_int;
  const cpp_int digits(decimal.digits);
  const auto exponent = static_cast<unsigned>(decimal.scale < 0 ? -decimal.scale : decimal.scale);
  const cpp_int power = boost::multiprecision::pow(cpp_int(10), exponent);
  return decimal.scale >= 0 ? Rational(digits, power) : Rational(digits * power);
}

double to_double(const Rational& rational) { return rational.convert_to<double>(); }

}  // namespace stemma::engine::ownership

#include "tests/ownership_cases/answer.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <type_traits>

namespace stemma::cases {
namespace {

bool equal(double answer, const Json& expected, double tolerance) {
  if (expected.number() == nullptr) return false;
  // The comparison itself is in doubles; half a unit in their last place is not the engine's.
  const double wanted = std::strtod(expected.number()->text.c_str(), nullptr);
  return std::fabs(answer - wanted) <= tolerance + 1e-15 * std::fabs(wanted);
}

bool equal(const std::string& answer, const Json& expected, double) {
  return expected.text() != nullptr && *expected.text() == answer;
}

bool equal(const Pair& answer, const Json& expected, double) {
  const auto* const pair = expected.list();
  return pair != nullptr && pair->size() == 2 && equal(answer[0], (*pair)[0], 0) &&
         equal(answer[1], (*pair)[1], 0);
}

template <typename Element>
bool equal(const std::vector<Element>& answer, const Json& expected, double tolerance) {
  const auto* const list = expected.list();
  if (list == nullptr || list->size() != answer.size()) return false;
  for (std::size_t i = 0; i < answer.size(); ++i) {
    if (!equal(answer[i], (*list)[i], tolerance)) return false;
  }
  return true;
}

bool equal(bool answer, const Json& expected, double) {
  return expected.boolean() != nullptr && *expected.boolean() == answer;
}

bool equal(const Undetermined&, const Json& expected, double) {
  return expected.text() != nullptr && *expected.text() == "undetermined";
}

bool equal(const Failure&, const Json&, double) { return false; }

std::string text_of(double number) {
  char text[32];
  const auto written = std::to_chars(text, text + sizeof text, number);
  return {text, written.ptr};
}
std::string text_of(bool answer) { return answer ? "true" : "false"; }
std::string text_of(const std::string& name) { return '"' + name + '"'; }
std::string text_of(const Pair& pair) {
  return "[" + text_of(pair[0]) + ", " + text_of(pair[1]) + "]";
}
std::string text_of(const Undetermined&) { return "undetermined"; }
std::string text_of(const Failure& failure) { return "a failure: " + failure.text; }
template <typename Element>
std::string text_of(const std::vector<Element>& list) {
  std::string text;
  for (const Element& element : list) text += (text.empty() ? "" : ", ") + text_of(element);
  return "[" + text + "]";
}

}  // namespace

bool matches(const Answer& answer, const Json& expected, double tolerance) {
  return std::visit([&](const auto& given) { return equal(given, expected, tolerance); }, answer);
}

std::string to_text(const Answer& answer) {
  return std::visit([](const auto& given) { return text_of(given); }, answer);
}

std::string to_text(const Json& expected) {
  if (expected.number() != nullptr) return expected.number()->text;
  if (expected.boolean() != nullptr) return text_of(*expected.boolean());
  if (expected.text() != nullptr) return text_of(*expected.text());
  std::string text;
  if (expected.list() == nullptr) return "null";
  for (const Json& element : *expected.list()) {
    text += (text.empty() ? "" : ", ") + to_text(element);
  }
  return "[" + text + "]";
}

}  // namespace stemma::cases

#include "engine/notification.hpp"

#include <fmt/format.h>

#include "parser/parse.hpp"

namespace stemma::engine {

std::string describe(const Notification& notification, std::string_view statement) {
  Error told;
  told.message = notification.message;
  told.where = notification.where;
  told.hint = notification.hint;
  const std::string text = parser::describe(told, statement);
  return fmt::format("note[{}]{}", notification.code, text.substr(text.find(']') + 1));
}

}  // namespace stemma::engine

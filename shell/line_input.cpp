#include "shell/line_input.hpp"

#include <unistd.h>

namespace stemma::shell {

bool LineInput::fill() {
  char part[65536];
  const ssize_t bytes = ::read(STDIN_FILENO, part, sizeof part);
  if (bytes <= 0) return false;
  read_.assign(part, static_cast<std::size_t>(bytes));
  at_ = 0;
  return true;
}

LineInput::Line LineInput::next() {
  Line line{Kind::line, {}};
  bool any = false;
  while (at_ < read_.size() || fill()) {
    any = true;
    const std::size_t end = read_.find('\n', at_);
    const std::size_t stop = end == std::string::npos ? read_.size() : end;
    if (line.kind == Kind::line && line.text.size() + stop - at_ > bytes_max_) {
      line = {Kind::too_long, {}};
    }
    if (line.kind == Kind::line) line.text.append(read_, at_, stop - at_);
    at_ = end == std::string::npos ? stop : stop + 1;
    if (end == std::string::npos) continue;
    if (line.text.ends_with('\r')) line.text.pop_back();
    return line;
  }
  if (!any) line.kind = Kind::end;
  return line;
}

std::string whole_input(std::size_t bytes_max, bool& too_long) {
  std::string text;
  char part[65536];
  too_long = false;
  for (ssize_t bytes = 0; (bytes = ::read(STDIN_FILENO, part, sizeof part)) > 0;) {
    text.append(part, static_cast<std::size_t>(bytes));
    if (text.size() <= bytes_max) continue;
    too_long = true;
    return {};
  }
  return text;
}

}  // namespace stemma::shell

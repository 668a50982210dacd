#include "shell/formats/line_printer.hpp"

#include <algorithm>
#include <ostream>

#include "shell/text/display_width.hpp"
#include "shell/text/escape.hpp"

namespace stemma::shell {

void LinePrinter::begin(const std::vector<std::string>& columns) {
  names_.clear();
  std::size_t widest = 0;
  for (const std::string& column : columns) {
    names_.push_back(escaped(column, Escape::controls_and_breaks));
    widest = std::max(widest, display_width(names_.back()));
  }
  for (std::string& name : names_) name.insert(0, widest - display_width(name), ' ');
  first_ = true;
}

void LinePrinter::row(std::vector<Cell> cells) {
  if (!first_) *screen_.out << '\n';
  first_ = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // A value of several lines stays so, each under the first.
    const std::string margin(display_width(names_[i]) + 3, ' ');
    std::string_view rest = cells[i].text;
    *screen_.out << names_[i] << " = ";
    for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
      *screen_.out << escaped(rest.substr(0, end), Escape::controls_and_breaks) << '\n' << margin;
      rest.remove_prefix(end + 1);
    }
    *screen_.out << escaped(rest, Escape::controls_and_breaks) << '\n';
  }
}

}  // namespace stemma::shell

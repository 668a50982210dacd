#include "tests/tck/report.hpp"

#include <fmt/format.h>

namespace stemma::tck {
namespace {

std::string on_one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c == '\t' ? ' ' : c;
    }
  }
  return out;
}

void print_row(std::ostream& out, const std::string& name, const Counts& counts) {
  out << fmt::format("{:<44}", name);
  for (const std::size_t n : counts.by_kind) out << fmt::format(" {:>7}", n);
  out << '\n';
}

}  // namespace

void Counts::add(const Outcome& outcome) {
  ++by_kind[static_cast<std::size_t>(outcome.kind)];
  lenient += outcome.kind == OutcomeKind::passed || outcome.lenient ? 1 : 0;
  ++total;
}

Counts count(const std::vector<Ran>& all) {
  Counts counts;
  for (const Ran& ran : all) counts.add(ran.outcome);
  return counts;
}

void print_counts(std::ostream& out, const std::vector<Ran>& all) {
  std::map<std::string, Counts> by_directory;
  for (const Ran& ran : all) by_directory[ran.file.substr(0, ran.file.rfind('/'))].add(ran.outcome);
  out << fmt::format("{:<44} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}\n", "", "passed", "wrong", "wrong",
                     "unexp.", "crash", "skipped");
  out << fmt::format("{:<44} {:>7} {:>7} {:>7} {:>7}\n", "", "", "result", "error", "error");
  for (const auto& [directory, counts] : by_directory) print_row(out, directory, counts);
  const Counts counts = count(all);
  print_row(out, "all", counts);
  out << fmt::format(
      "passed {} / wrong result {} / wrong error {} / unexpected error {} / crash {}"
      " / skipped {}\n",
      counts.by_kind[0], counts.by_kind[1], counts.by_kind[2], counts.by_kind[3], counts.by_kind[4],
      counts.by_kind[5]);
  out << fmt::format("strict {} of {}, lenient {} of {}\n", counts.strict(), counts.total,
                     counts.lenient, counts.total);
}

void print_failures(std::ostream& out, const std::vector<Ran>& all) {
  for (const Ran& ran : all) {
    if (ran.outcome.kind == OutcomeKind::passed) continue;
    out << fmt::format("{}\t{}\t{}\t{}\texpected {}\tgot {}\n",
                       outcome_names[static_cast<std::size_t>(ran.outcome.kind)], ran.file,
                       on_one_line(ran.scenario), ran.example, on_one_line(ran.outcome.expected),
                       on_one_line(ran.outcome.got));
  }
}

}  // namespace stemma::tck

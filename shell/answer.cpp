#include "shell/answer.hpp"

#include <fmt/format.h>

#include <array>
#include <iostream>

#include "shell/interrupt.hpp"
#include "shell/text/escape.hpp"
#include "shell/text/value_text.hpp"

namespace stemma::shell {
namespace {

struct Change {
  stemma_change which;
  std::string_view one;
  std::string_view many;
};

constexpr std::array changes = {
    Change{STEMMA_NODES_CREATED, "node created", "nodes created"},
    Change{STEMMA_NODES_DELETED, "node deleted", "nodes deleted"},
    Change{STEMMA_RELATIONSHIPS_CREATED, "relationship created", "relationships created"},
    Change{STEMMA_RELATIONSHIPS_DELETED, "relationship deleted", "relationships deleted"},
    Change{STEMMA_PROPERTIES_SET, "property set", "properties set"},
    Change{STEMMA_LABELS_ADDED, "label added", "labels added"},
    Change{STEMMA_LABELS_REMOVED, "label removed", "labels removed"},
    Change{STEMMA_INDEXES_ADDED, "index added", "indexes added"},
    Change{STEMMA_INDEXES_REMOVED, "index removed", "indexes removed"}};

std::vector<std::string> columns_of(const stemma_result* result) {
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < stemma_result_column_count(result); ++i) {
    std::size_t bytes = 0;
    const char* column = stemma_result_column(result, i, &bytes);
    columns.emplace_back(column, bytes);
  }
  return columns;
}

void print_row(stemma_result* result, RowPrinter& printer, std::size_t columns) {
  std::vector<Cell> cells;
  cells.reserve(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    cells.push_back(cell_of(result, stemma_result_value(result, i), printer.form()));
  }
  printer.row(std::move(cells));
}

/// The status after the last row. Where the first one fails nothing is printed, not even a head.
stemma_status print_rows(stemma_result* result, RowPrinter& printer, std::uint64_t& rows,
                         ErrorHandle& error) {
  stemma_status status = stemma_result_next(result, Into(error));
  if (status >= STEMMA_ERROR) return status;
  const std::vector<std::string> columns = columns_of(result);
  printer.begin(columns);
  for (; status == STEMMA_ROW; status = stemma_result_next(result, Into(error))) {
    print_row(result, printer, columns.size());
    ++rows;
  }
  printer.end();
  return status;
}

void print_plan(const stemma_result* result, const Screen& screen) {
  std::string plan = stemma_result_plan(result);
  if (plan.empty()) return;
  while (plan.ends_with('\n')) plan.pop_back();
  *screen.out << (screen.terminal ? escaped(plan, Escape::controls) : plan) << '\n';
}

void print_notifications(stemma_result* result, const Origin& origin) {
  stemma_result_place(result, origin.text.data(), origin.text.size(), origin.offset);
  const std::string before = origin.name.empty() ? "" : std::string(origin.name) + ": ";
  for (std::size_t i = 0; i < stemma_result_notification_count(result); ++i) {
    std::string text = stemma_result_notification(result, i);
    while (text.ends_with('\n')) text.pop_back();
    std::cerr << before << (errors_are_terminal() ? escaped(text, Escape::controls) : text) << '\n';
  }
}

void print_summary(const stemma_result* result, const Screen& screen, const Settings& settings,
                   std::uint64_t rows) {
  std::string text;
  const auto append = [&text](const std::string& part) {
    text += (text.empty() ? "" : ", ") + part;
  };
  if (settings.summary) {
    if (stemma_result_column_count(result) > 0) {
      append(fmt::format("{} {}", rows, rows == 1 ? "row" : "rows"));
    }
    for (const Change& change : changes) {
      const std::uint64_t count = stemma_result_changes(result, change.which);
      if (count > 0) append(fmt::format("{} {}", count, count == 1 ? change.one : change.many));
    }
  }
  if (settings.timer) append(fmt::format("{:.2f} ms", stemma_result_milliseconds(result)));
  if (!text.empty()) *screen.out << text << '\n';
}

}  // namespace

Outcome<Done> answer(stemma_session* session, std::string_view statement,
                     const stemma_parameters* parameters, const Origin& origin,
                     const Screen& screen, const Settings& settings) {
  const InterruptibleSession interruptible(session);
  ResultHandle result;
  ErrorHandle error;
  if (stemma_session_run(session, statement.data(), statement.size(), parameters, Into(result),
                         Into(error)) >= STEMMA_ERROR) {
    return failure_of(error, origin);
  }
  const std::unique_ptr<RowPrinter> printer = make_printer(settings.format, screen);
  std::uint64_t rows = 0;
  const stemma_status status = print_rows(result.get(), *printer, rows, error);
  if (status < STEMMA_ERROR) {
    print_plan(result.get(), screen);
    print_summary(result.get(), screen, settings, rows);
  }
  screen.out->flush();
  if (settings.notes) print_notifications(result.get(), origin);
  if (status >= STEMMA_ERROR) return failure_of(error, origin);
  return Done{};
}

}  // namespace stemma::shell

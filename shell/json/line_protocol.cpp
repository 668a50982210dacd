#include "shell/json/line_protocol.hpp"

#include <fmt/format.h>

#include <array>
#include <iostream>

#include "shell/interrupt.hpp"
#include "shell/json/json_value.hpp"
#include "shell/json/value_json.hpp"
#include "shell/line_input.hpp"
#include "shell/text/json_string.hpp"

namespace stemma::shell {
namespace {

struct Change {
  stemma_change which;
  std::string_view name;
};

constexpr std::array changes = {Change{STEMMA_NODES_CREATED, "nodes_created"},
                                Change{STEMMA_NODES_DELETED, "nodes_deleted"},
                                Change{STEMMA_RELATIONSHIPS_CREATED, "relationships_created"},
                                Change{STEMMA_RELATIONSHIPS_DELETED, "relationships_deleted"},
                                Change{STEMMA_PROPERTIES_SET, "properties_set"},
                                Change{STEMMA_LABELS_ADDED, "labels_added"},
                                Change{STEMMA_LABELS_REMOVED, "labels_removed"},
                                Change{STEMMA_INDEXES_ADDED, "indexes_added"},
                                Change{STEMMA_INDEXES_REMOVED, "indexes_removed"}};

std::string json_string(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

std::string error_line(std::string_view type, std::string_view phase, std::string_view detail,
                       std::string_view message, std::size_t line, std::size_t column) {
  return fmt::format(R"({{"error": {{"type": {}, "phase": {}, "detail": {}, "message": {}, )"
                     R"("line": {}, "column": {}}}}})",
                     json_string(type), json_string(phase), json_string(detail),
                     json_string(message), line, column);
}

std::string protocol_error(std::string_view detail, std::string_view message) {
  return error_line("ProtocolError", "compile time", detail, message, 0, 0);
}

std::string error_line(const ErrorHandle& error) {
  std::string message = stemma_error_message(error.get());
  if (const std::string hint = stemma_error_hint(error.get()); !hint.empty())
    message += "; " + hint;
  return error_line(stemma_error_type(error.get()), stemma_error_phase(error.get()),
                    stemma_error_detail(error.get()), message, stemma_error_line(error.get()),
                    stemma_error_column(error.get()));
}

std::string columns_of(const stemma_result* result) {
  std::string json = "[";
  for (std::size_t i = 0; i < stemma_result_column_count(result); ++i) {
    std::size_t bytes = 0;
    const char* column = stemma_result_column(result, i, &bytes);
    if (i > 0) json += ", ";
    append_json_string(json, {column, bytes});
  }
  return json + "]";
}

/// What is known when all rows are read.
std::string ending_of(const stemma_result* result) {
  std::string json = R"(, "changes": {)";
  for (const Change& change : changes) {
    json += fmt::format(R"({}"{}": {})", &change == changes.data() ? "" : ", ", change.name,
                        stemma_result_changes(result, change.which));
  }
  json += fmt::format(R"(}}, "ms": {:.3f})", stemma_result_milliseconds(result));
  if (const std::string plan = stemma_result_plan(result); !plan.empty()) {
    json += R"(, "plan": )" + json_string(plan);
  }
  if (const std::size_t count = stemma_result_notification_count(result); count > 0) {
    json += R"(, "notifications": [)";
    for (std::size_t i = 0; i < count; ++i) {
      json += (i > 0 ? ", " : "") + json_string(stemma_result_notification(result, i));
    }
    json += ']';
  }
  return json + "}";
}

std::string answer_of(stemma_result* result) {
  std::string json = R"({"columns": )" + columns_of(result) + R"(, "rows": [)";
  const std::size_t columns = stemma_result_column_count(result);
  ErrorHandle error;
  stemma_status status = STEMMA_ROW;
  for (bool first = true; (status = stemma_result_next(result, Into(error))) == STEMMA_ROW;
       first = false) {
    json += first ? "[" : ", [";
    for (std::size_t i = 0; i < columns; ++i) {
      json += (i > 0 ? ", " : "") + json_of(result, stemma_result_value(result, i));
    }
    json += ']';
    if (json.size() > answer_bytes_max) {
      return protocol_error("AnswerTooLong", fmt::format("the answer has more than {} bytes; ask "
                                                         "with LIMIT",
                                                         answer_bytes_max));
    }
  }
  if (status >= STEMMA_ERROR) return error_line(error);
  return json + ']' + ending_of(result);
}

std::string run(const Connection& connection, const std::string& query,
                const ParametersHandle& parameters) {
  const InterruptibleSession interruptible(connection.session.get());
  ResultHandle result;
  ErrorHandle error;
  if (stemma_session_run(connection.session.get(), query.data(), query.size(), parameters.get(),
                         Into(result), Into(error)) >= STEMMA_ERROR) {
    return error_line(error);
  }
  return answer_of(result.get());
}

std::string answer_to(const Connection& connection, std::string_view line) {
  const Outcome<Json> request = read_json(line);
  if (!request) return protocol_error("InvalidJson", request.failure().text);
  for (const auto& [name, member] : request->members) {
    if (name == "query" || name == "params") continue;
    return protocol_error("UnknownMember",
                          "no member of a request is '" + name + "'; there are query and params");
  }
  const Json* query = request->find("query");
  if (query == nullptr || query->kind != Json::Kind::string) {
    return protocol_error(
        "MissingQuery",
        R"(a request is an object with a text: {"query": "RETURN 1", "params": {}})");
  }
  static const Json none{Json::Kind::object};
  const Json* params = request->find("params");
  if (params == nullptr || params->kind == Json::Kind::null) params = &none;
  if (params->kind != Json::Kind::object) {
    return protocol_error("InvalidParameters", R"(params is an object: {"name": value})");
  }
  const Outcome<ParametersHandle> parameters = parameters_of(*params);
  if (!parameters) return protocol_error("InvalidParameters", parameters.failure().text);
  return run(connection, query->text, *parameters);
}

}  // namespace

ExitCode serve_lines(const Connection& connection) {
  LineInput input(request_bytes_max);
  while (true) {
    const LineInput::Line line = input.next();
    if (take_interrupt()) return ExitCode::interrupted;
    if (line.kind == LineInput::Kind::end) return ExitCode::ok;
    std::cout << (line.kind == LineInput::Kind::too_long
                      ? protocol_error("LineTooLong", fmt::format("a request has at most {} bytes",
                                                                  request_bytes_max))
                      : answer_to(connection, line.text))
              << '\n'
              << std::flush;
    if (!std::cout) return ExitCode::ok;
    if (take_interrupt()) return ExitCode::interrupted;
  }
}

}  // namespace stemma::shell

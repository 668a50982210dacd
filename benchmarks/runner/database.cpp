#include "benchmarks/runner/database.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "core/format.hpp"
#include "engine/database.hpp"
#include "engine/exchange/csv_import.hpp"

namespace bench {
namespace {

using stemma::Kind;
using stemma::Result;
using stemma::Value;

[[noreturn]] void refuse(const stemma::Error& error) { throw std::runtime_error(error.message); }

template <typename T>
T need(Result<T> result) {
  if (!result) refuse(result.error());
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

Cell as_cell(const Value& value) {
  switch (value.kind()) {
    case Kind::null: return std::monostate{};
    case Kind::boolean: return value.boolean();
    case Kind::integer: return value.integer();
    case Kind::floating: return value.floating();
    case Kind::string: return std::string(value.string());
    case Kind::date: return stemma::format_temporal(value);
    default: return stemma::to_literal(value);
  }
}

/// Reads a value as a caller of the library would, without keeping it.
std::size_t touch(const Value& value) {
  switch (value.kind()) {
    case Kind::null: return 0;
    case Kind::integer: return static_cast<std::size_t>(value.integer());
    case Kind::floating: return static_cast<std::size_t>(value.floating() != 0);
    case Kind::string: return value.string().size();
    default: return static_cast<std::size_t>(value.kind());
  }
}

class EngineConnection : public Connection {
 public:
  explicit EngineConnection(stemma::engine::Session session) : session_(std::move(session)) {}

  Table ask(const std::string& text, const Parameters& parameters) override {
    auto cursor = need(session_.run(text, given(parameters), options_));
    Table table{cursor.columns(), {}};
    while (const Value* row = need(cursor.next())) {
      std::vector<Cell> cells;
      for (std::size_t i = 0; i < table.columns.size(); ++i) cells.push_back(as_cell(row[i]));
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  std::size_t drain(const std::string& text, const Parameters& parameters) override {
    auto cursor = need(session_.run(text, given(parameters), options_));
    const std::size_t columns = cursor.columns().size();
    std::size_t rows = 0;
    while (const Value* row = need(cursor.next())) {
      for (std::size_t i = 0; i < columns; ++i) seen_ = seen_ + touch(row[i]);
      ++rows;
    }
    return rows;
  }

  void begin() override { need(session_.begin(stemma::engine::Session::Access::write)); }
  void commit() override { need(session_.commit()); }

 private:
  static stemma::engine::Parameters given(const Parameters& parameters) {
    stemma::engine::Parameters values;
    for (const auto& [name, text] : parameters) values.emplace(name, Value(text));
    return values;
  }

  stemma::engine::Session session_;
  stemma::engine::RunOptions options_{.time_limit = std::chrono::seconds(60)};
  volatile std::size_t seen_ = 0;  ///< so that no reading of a value is optimised away
};

class EngineDatabase : public Database {
 public:
  explicit EngineDatabase(std::unique_ptr<stemma::engine::Database> database)
      : database_(std::move(database)) {}

  Loaded load(const std::string& folder) override {
    using Names = std::pair<const char*, const char*>;
    constexpr std::array nodes = {Names{"company", "Company"}, Names{"person", "Person"},
                                  Names{"government", "Government"}, Names{"project", "Project"}};
    constexpr std::array ties = {
        Names{"owns_company", "OWNS"},     Names{"owns_person", "OWNS"},
        Names{"owns_government", "OWNS"},  Names{"located_in", "LOCATED_IN"},
        Names{"supervises", "SUPERVISES"}, Names{"undertakes", "UNDERTAKES"},
        Names{"invests", "INVESTS"}};
    const auto file = [&](const Names& names) {
      return stemma::engine::CsvFile{{fmt::format("{}/{}.csv", folder, names.first)},
                                     {names.second}};
    };
    stemma::engine::CsvImportOptions options;
    for (const Names& names : nodes) {
      options.nodes.push_back(file(names));
      options.indexes.push_back({names.second, "id", true});
    }
    for (const Names& names : ties) options.relationships.push_back(file(names));
    options.indexes.push_back({"Company", "name", false});
    const auto report = need(stemma::engine::import_csv(database_->store(), options));
    return {report.nodes, report.relationships};
  }

  std::unique_ptr<Connection> connect() override {
    return std::make_unique<EngineConnection>(database_->session());
  }

 private:
  std::unique_ptr<stemma::engine::Database> database_;
};

}  // namespace

std::unique_ptr<Database> Database::open(const std::string& path) {
  return std::make_unique<EngineDatabase>(need(stemma::engine::Database::open(path)));
}

}  // namespace bench

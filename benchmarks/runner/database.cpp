#include "benchmarks/runner/database.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <stemma/stemma.hpp>
#include <utility>

namespace bench {
namespace {

using stemma::Kind;
using stemma::ValueView;

[[noreturn]] void refuse(const stemma::Error& error) { throw std::runtime_error(error.message); }

template <typename T>
T need(stemma::Result<T> result) {
  if (!result) refuse(result.error());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

Cell as_cell(ValueView value) {
  switch (value.kind()) {
    case Kind::null: return std::monostate{};
    case Kind::boolean: return value.boolean();
    case Kind::integer: return value.integer();
    case Kind::floating: return value.floating();
    default: return value.text();
  }
}

/// Reads a value as a caller of the library would, without keeping it.
std::size_t touch(ValueView value) {
  const Kind kind = value.kind();
  switch (kind) {
    case Kind::null: return 0;
    case Kind::integer: return static_cast<std::size_t>(value.integer());
    case Kind::floating: return static_cast<std::size_t>(value.floating() != 0);
    case Kind::string: return value.string().size();
    default: return static_cast<std::size_t>(kind);
  }
}

class SessionConnection : public Connection {
 public:
  explicit SessionConnection(stemma::Session session) : session_(std::move(session)) {
    session_.set_time_limit(std::chrono::seconds(60));
  }

  Table ask(const std::string& text, const Parameters& parameters) override {
    auto rows = need(session_.query(text, given(parameters)));
    Table table{rows.columns(), {}};
    for (const stemma::Row& row : rows) {
      std::vector<Cell> cells;
      for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(as_cell(row[i]));
      table.rows.push_back(std::move(cells));
    }
    if (const auto* error = rows.error()) refuse(*error);
    return table;
  }

  std::size_t drain(const std::string& text, const Parameters& parameters) override {
    auto rows = need(session_.query(text, given(parameters)));
    const std::size_t columns = rows.columns().size();
    std::size_t count = 0;
    while (rows.next()) {
      const stemma::Row row = rows.row();
      for (std::size_t i = 0; i < columns; ++i) seen_ = seen_ + touch(row[i]);
      ++count;
    }
    if (const auto* error = rows.error()) refuse(*error);
    return count;
  }

  void begin() override { need(session_.begin()); }
  void commit() override { need(session_.commit()); }

 private:
  static stemma::Parameters given(const Parameters& parameters) {
    stemma::Parameters values;
    for (const auto& [name, text] : parameters) values.set(name, text);
    return values;
  }

  stemma::Session session_;
  volatile std::size_t seen_ = 0;  ///< so that no reading of a value is optimised away
};

class OpenDatabase : public Database {
 public:
  explicit OpenDatabase(stemma::Database database) : database_(std::move(database)) {}

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
      return stemma::ImportOptions::File{folder + "/" + names.first + ".csv", names.second, {}};
    };
    stemma::ImportOptions options;
    for (const Names& names : nodes) {
      options.nodes.push_back(file(names));
      options.indexes.push_back({names.second, "id", true});
    }
    for (const Names& names : ties) options.relationships.push_back(file(names));
    options.indexes.push_back({"Company", "name", false});
    auto import = need(stemma::Import::make(options));
    const auto report = need(import.run(database_));
    return {report.nodes, report.relationships};
  }

  std::unique_ptr<Connection> connect() override {
    return std::make_unique<SessionConnection>(need(database_.session()));
  }

 private:
  stemma::Database database_;
};

}  // namespace

std::unique_ptr<Database> Database::open(const std::string& path) {
  return std::make_unique<OpenDatabase>(need(stemma::Database::open(path)));
}

}  // namespace bench

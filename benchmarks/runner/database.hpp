#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bench {

using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string>;
using Parameters = std::map<std::string, std::string>;

/// A whole answer.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

struct Loaded {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
};

/// One connection of its own; not to be shared by threads.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Runs a statement and keeps its answer.
  virtual Table ask(const std::string& text, const Parameters& parameters) = 0;
  /// Runs a statement and looks at every value of its answer once, as a caller would; answers how
  /// many rows there were.
  virtual std::size_t drain(const std::string& text, const Parameters& parameters) = 0;
  virtual void begin() = 0;
  virtual void commit() = 0;
};

/// The engine under measurement, behind the little of it that a benchmark needs. What it refuses is
/// thrown as std::runtime_error.
class Database {
 public:
  virtual ~Database() = default;
  static std::unique_ptr<Database> open(const std::string& path);
  /// Loads the files of a workload, with their indexes.
  virtual Loaded load(const std::string& folder) = 0;
  virtual std::unique_ptr<Connection> connect() = 0;
};

}  // namespace bench

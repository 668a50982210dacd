#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <string_view>

#include "tests/tidy/rules.hpp"

namespace stemma::tidy {
namespace {

/// A room and the rooms below it; of several that hold a file, the longest name counts.
struct Room {
  std::string_view name;
  std::vector<std::string_view> below;
};

const std::array rooms = {
    Room{"include/stemma", {}},
    Room{"core", {}},
    Room{"parser", {"core"}},
    Room{"storage", {"core"}},
    Room{"engine/functions", {"core", "parser", "storage", "engine/ownership", "engine/evidence"}},
    Room{"engine/algorithms", {"core", "storage"}},
    Room{"engine/exchange", {"core", "parser", "storage", "engine/functions"}},
    Room{"engine/ownership", {"core", "storage"}},
    Room{"engine/evidence", {"core", "storage", "engine/ownership"}},
    Room{"engine/judgements", {"core", "storage", "engine/ownership"}},
    Room{"engine/procedures",
         {"core", "parser", "storage", "engine/functions", "engine/algorithms", "engine/ownership",
          "engine/evidence", "engine/judgements", "engine/exchange"}},
    Room{"engine/bind", {"core", "parser", "storage", "engine/functions", "engine/procedures"}},
    Room{"engine/plan",
         {"core", "parser", "storage", "engine/functions", "engine/procedures", "engine/bind"}},
    Room{"engine/optimize",
         {"core", "parser", "storage", "engine/functions", "engine/procedures", "engine/bind",
          "engine/plan"}},
    Room{"engine/execute",
         {"core", "parser", "storage", "engine/functions", "engine/procedures", "engine/algorithms",
          "engine/ownership", "engine/exchange", "engine/bind", "engine/plan", "engine/optimize"}},
    Room{"engine", {"core", "parser", "storage", "include/stemma"}},
    Room{"shell", {"include/stemma"}},
    Room{"server", {"include/stemma"}},
    Room{"bindings", {"include/stemma"}},
};

/// A library and the only places that include it.
struct Library {
  std::string_view prefix;
  std::vector<std::string_view> places;
  std::string_view instead;
};

const std::array libraries = {
    Library{"boost/spirit/home/x3/support/ast/variant.hpp", {"parser"}, "std::variant"},
    Library{"boost/spirit", {"parser/grammar", "parser/parse.cpp"}, "the door parser/parse.hpp"},
    Library{"boost/fusion", {"parser/grammar", "parser/parse.cpp"}, "the door parser/parse.hpp"},
    Library{"boost/graph", {"engine/algorithms"}, "the algorithms behind engine/algorithms"},
    Library{"Eigen/", {"engine/ownership"}, "the measures behind engine/ownership"},
    Library{"boost/", {"parser", "storage", "engine", "server", "tests", "benchmarks"}, "std"},
    Library{"rocksdb/", {"storage"}, "the door storage/store.hpp"},
    Library{"readline/", {"shell"}, "the shell, which alone is linked with it"},
};

bool is_in(std::string_view path, std::string_view place) {
  return path == place || (path.starts_with(place) && path[place.size()] == '/');
}

const Room* room_of(std::string_view path) {
  const Room* found = nullptr;
  for (const Room& room : rooms) {
    if (is_in(path, room.name) && (!found || room.name.size() > found->name.size())) found = &room;
  }
  return found;
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text.empty() ? "std only" : text;
}

std::optional<Finding> check_room(const Source& source, const std::string& included) {
  const Room* from = room_of(source.path);
  const std::string target = included.starts_with("stemma/") ? "include/" + included : included;
  const Room* to = room_of(target);
  if (!from || !to || from == to) return std::nullopt;
  const auto is_part = [](std::string_view part, std::string_view whole) {
    return is_in(part, whole);
  };
  const bool allowed =
      is_part(to->name, from->name) || std::ranges::any_of(from->below, [&](std::string_view name) {
        return is_part(to->name, name);
      });
  if (allowed) return std::nullopt;
  return Finding{"include",
                 source.path,
                 0,
                 {},
                 std::string(from->name) + "/ includes " + included + ", which is not below it",
                 "include only from " + std::string(from->name) + " and: " + joined(from->below) +
                     "; or move what both need down"};
}

std::optional<Finding> check_library(const Source& source, const std::string& included) {
  for (const Library& library : libraries) {
    if (!included.starts_with(library.prefix)) continue;
    const auto holds = [&](std::string_view place) { return is_in(source.path, place); };
    if (std::ranges::any_of(library.places, holds) || source.is_below("tests")) return std::nullopt;
    return Finding{"include",
                   source.path,
                   0,
                   {},
                   "<" + included + "> is included outside " + joined(library.places),
                   "use " + std::string(library.instead)};
  }
  return std::nullopt;
}

}  // namespace

void check_includes(const Source& source, Findings& findings) {
  static const std::regex include(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  if (!source.is_cpp()) return;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(source.lines[i], match, include)) continue;
    for (auto finding : {check_room(source, match[1]), check_library(source, match[1])}) {
      if (!finding) continue;
      finding->line = i + 1;
      findings.push_back(std::move(*finding));
    }
  }
}

}  // namespace stemma::tidy

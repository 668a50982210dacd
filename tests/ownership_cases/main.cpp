// Runs the worked cases of a file against the library: each is written into a database on disk,
// which is closed, opened again and asked in the query language. Prints the questions that fail and
// "P of N"; exit 1 if P < N.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "stemma/stemma.hpp"
#include "tests/ownership_cases/case_graph.hpp"
#include "tests/ownership_cases/question.hpp"

namespace stemma::cases {
namespace {

constexpr int exit_failed = 1;
constexpr int exit_usage = 2;
constexpr int exit_skipped = 77;

struct Count {
  int passed = 0;
  int asked = 0;
};

double tolerance_of(const Json& question) {
  const Json* const tolerance = question.find("tolerance");
  if (tolerance == nullptr || tolerance->number() == nullptr) return 1e-9;
  return std::strtod(tolerance->number()->text.c_str(), nullptr);
}

/// What stands between a case and its questions; empty where nothing does.
std::string write_case(const std::string& path, const Json& example) {
  OpenOptions options;
  options.sync = false;
  const auto database = Database::open(path, options);
  if (!database) return database.error().message;
  return write_graph(*database, example).value_or("");
}

void run_case(const std::filesystem::path& folder, const Json& example, Count& count) {
  const Json* const questions = example.find("questions");
  if (questions == nullptr || questions->list() == nullptr) return;
  std::filesystem::remove_all(folder);
  std::string fault = write_case(folder.string(), example);
  OpenOptions options;
  options.mode = OpenMode::open_existing;
  const auto database = Database::open(folder.string(), options);
  if (!database && fault.empty()) fault = database.error().message;
  for (const Json& question : *questions->list()) {
    ++count.asked;
    const Answer answer = fault.empty() ? ask(*database, example, question) : Failure{fault};
    const Json* const expected = question.find("expected");
    if (expected != nullptr && matches(answer, *expected, tolerance_of(question))) {
      ++count.passed;
      continue;
    }
    std::cout << example.text_of("id") << ": " << question.text_of("measure");
    for (const char* const name : {"owner", "target"}) {
      if (question.find(name) != nullptr) std::cout << ' ' << question.text_of(name);
    }
    std::cout << " is " << to_text(answer) << ", expected "
              << (expected == nullptr ? "nothing" : to_text(*expected)) << '\n';
  }
}

int run(const char* file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    std::cout << "skipped: " << file << " not found\n";
    return exit_skipped;
  }
  std::ostringstream text;
  text << in.rdbuf();
  std::string fault;
  const auto json = parse_json(text.str(), fault);
  if (!json) return std::cerr << file << ": " << fault << '\n', exit_usage;
  const Json* const examples = json->find("cases");
  if (json->text_of("format") != "ownership-cases-1" || examples == nullptr ||
      examples->list() == nullptr) {
    return std::cerr << file << " has not the format ownership-cases-1\n", exit_usage;
  }
  std::string folder = (std::filesystem::temp_directory_path() / "stemma_cases_XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr)
    return std::cerr << "no folder for databases\n", exit_usage;
  Count count;
  for (const Json& example : *examples->list()) {
    run_case(std::filesystem::path(folder) / "case.db", example, count);
  }
  std::filesystem::remove_all(folder);
  std::cout << count.passed << " of " << count.asked << '\n';
  return count.passed < count.asked ? exit_failed : 0;
}

}  // namespace
}  // namespace stemma::cases

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: stemma-ownership-cases FILE\n", 2;
  return stemma::cases::run(argv[1]);
}

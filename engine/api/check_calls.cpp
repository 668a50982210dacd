#include "engine/api/call.hpp"

using stemma::Result;
using namespace stemma::api;

struct stemma_check {
  stemma::storage::CheckReport report;
};

stemma_status stemma_database_check(stemma_database* database, stemma_check** check,
                                    stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (database == nullptr) return null_handle("database");
    if (check == nullptr) return null_handle("place for the check");
    *check = nullptr;
    STEMMA_TRY(stemma::storage::CheckReport report, database->open->database->store().check());
    return hand_out(check, std::move(report));
  });
}

void stemma_check_free(stemma_check** check) { free_handle(check); }
uint64_t stemma_check_nodes(const stemma_check* check) {
  return check == nullptr ? 0 : check->report.nodes;
}
uint64_t stemma_check_relationships(const stemma_check* check) {
  return check == nullptr ? 0 : check->report.relationships;
}
uint64_t stemma_check_index_entries(const stemma_check* check) {
  return check == nullptr ? 0 : check->report.index_entries;
}
size_t stemma_check_problem_count(const stemma_check* check) {
  return check == nullptr ? 0 : check->report.problems.size();
}
const char* stemma_check_problem(const stemma_check* check, size_t index) {
  if (index >= stemma_check_problem_count(check)) return "";
  return check->report.problems[index].c_str();
}

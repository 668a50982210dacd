#include "engine/api/call.hpp"

using stemma::Result;
using namespace stemma::api;

struct stemma_script {
  std::vector<stemma::SourceRange> statements;
  bool complete = false;
};

namespace {

/// Another word after the text begins another statement exactly where the last one has its end.
bool is_complete(std::string_view text, std::size_t statements) {
  return stemma::parser::split_statements(std::string(text) + "\nx").size() > statements;
}

}  // namespace

stemma_status stemma_script_split(const char* text, size_t text_bytes, stemma_script** script,
                                  stemma_error** error) {
  return call(error, [&]() -> Result<stemma_status> {
    if (script == nullptr) return null_handle("place for the script");
    *script = nullptr;
    if (text == nullptr) return usage_error("the text of the script is missing");
    const std::string_view whole = text_of(text, text_bytes);
    if (whole.size() >= UINT32_MAX) return usage_error("a script has at most 4 GB");
    auto statements = stemma::parser::split_statements(whole);
    const bool complete = is_complete(whole, statements.size());
    return hand_out(script, std::move(statements), complete);
  });
}

void stemma_script_free(stemma_script** script) { free_handle(script); }
size_t stemma_script_count(const stemma_script* script) {
  return script == nullptr ? 0 : script->statements.size();
}
size_t stemma_script_begin(const stemma_script* script, size_t index) {
  return index < stemma_script_count(script) ? script->statements[index].begin : 0;
}
size_t stemma_script_end(const stemma_script* script, size_t index) {
  return index < stemma_script_count(script) ? script->statements[index].end : 0;
}
int stemma_script_complete(const stemma_script* script) {
  return script != nullptr && script->complete ? 1 : 0;
}

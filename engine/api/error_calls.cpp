#include "engine/api/call.hpp"

using stemma::api::text_of;

void stemma_error_free(stemma_error** error) { stemma::api::free_handle(error); }

stemma_status stemma_error_status(const stemma_error* error) {
  return error == nullptr ? STEMMA_OK : stemma::api::status_of(error->error.code);
}
const char* stemma_error_code(const stemma_error* error) {
  return error == nullptr ? "" : name_of(error->error.code).data();
}
const char* stemma_error_type(const stemma_error* error) {
  return error == nullptr ? "" : name_of(error->error.type).data();
}
const char* stemma_error_phase(const stemma_error* error) {
  return error == nullptr ? "" : name_of(error->error.phase).data();
}
const char* stemma_error_detail(const stemma_error* error) {
  return error == nullptr ? "" : detail_of(error->error.code).data();
}
const char* stemma_error_message(const stemma_error* error) {
  return error == nullptr ? "" : error->error.message.c_str();
}
const char* stemma_error_hint(const stemma_error* error) {
  return error == nullptr ? "" : error->error.hint.c_str();
}
size_t stemma_error_line(const stemma_error* error) {
  return error == nullptr ? 0 : error->place.line;
}
size_t stemma_error_column(const stemma_error* error) {
  return error == nullptr ? 0 : error->place.column;
}
const char* stemma_error_text(const stemma_error* error) {
  return error == nullptr ? "" : error->text.c_str();
}

void stemma_error_place(stemma_error* error, const char* text, size_t text_bytes, size_t offset) {
  if (error == nullptr || !error->error.where) return;
  const std::string_view whole = text_of(text, text_bytes);
  if (whole.size() > UINT32_MAX || offset + error->error.where->end > whole.size()) return;
  stemma::api::call(nullptr, [&]() -> stemma::Result<stemma_status> {
    stemma::Error told = error->error;
    told.where = stemma::api::moved(*told.where, offset);
    error->text = stemma::parser::describe(told, whole);
    error->place = stemma::parser::line_column(whole, told.where->begin);
    return STEMMA_OK;
  });
}

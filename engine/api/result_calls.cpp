#include "engine/api/call.hpp"

using stemma::Result;
using namespace stemma::api;

namespace {

/// A cursor that has failed says so again, and never that it is at its end.
Result<stemma_status> advance(stemma_result& result) {
  result.row = nullptr;
  if (!result.entities.empty()) result.entities.clear();
  if (result.failure) return stemma::Error(*result.failure);
  if (result.done) return STEMMA_DONE;
  Result<const stemma::Value*> next = result.cursor.next();
  if (!next) {
    result.failure = next.error();
    return std::move(next.error());
  }
  result.row = *next;
  result.done = result.row == nullptr;
  return result.done ? STEMMA_DONE : STEMMA_ROW;
}

std::uint64_t count_of(const stemma::storage::Changes& changes, stemma_change which) {
  switch (which) {
    case STEMMA_NODES_CREATED: return changes.nodes_created;
    case STEMMA_NODES_DELETED: return changes.nodes_deleted;
    case STEMMA_RELATIONSHIPS_CREATED: return changes.relationships_created;
    case STEMMA_RELATIONSHIPS_DELETED: return changes.relationships_deleted;
    case STEMMA_PROPERTIES_SET: return changes.properties_set;
    case STEMMA_LABELS_ADDED: return changes.labels_added;
    case STEMMA_LABELS_REMOVED: return changes.labels_removed;
    case STEMMA_INDEXES_ADDED: return changes.indexes_added;
    case STEMMA_INDEXES_REMOVED: return changes.indexes_removed;
  }
  return 0;
}

const std::vector<stemma::engine::Notification>& notifications(const stemma_result* result) {
  return result->cursor.summary().notifications;
}

}  // namespace

void stemma::api::tell_notifications(stemma_result& result, std::string_view text,
                                     std::size_t offset) {
  result.notifications.clear();
  for (stemma::engine::Notification each : result.cursor.summary().notifications) {
    if (each.where) each.where = moved(*each.where, offset);
    result.notifications.push_back(describe(each, text));
  }
}

void stemma_result_free(stemma_result** result) { free_handle(result); }

size_t stemma_result_column_count(const stemma_result* result) {
  return result == nullptr ? 0 : result->cursor.columns().size();
}

const char* stemma_result_column(const stemma_result* result, size_t column, size_t* bytes) {
  if (column >= stemma_result_column_count(result)) return give({}, bytes);
  return give(result->cursor.columns()[column], bytes);
}

stemma_status stemma_result_next(stemma_result* result, stemma_error** error) {
  if (result == nullptr) return fail(null_handle("result"), {}, error);
  return call(error, result->statement, [&]() -> Result<stemma_status> {
    const Turn turn(result->busy);
    if (!turn.taken()) return used_by_two("result");
    if (result->open->closed) {
      result->row = nullptr;
      return closed_database();
    }
    return advance(*result);
  });
}

const stemma_value* stemma_result_value(const stemma_result* result, size_t column) {
  if (result == nullptr || result->row == nullptr) return nullptr;
  return column < result->cursor.columns().size() ? handle_of(result->row + column) : nullptr;
}

uint64_t stemma_result_changes(const stemma_result* result, stemma_change which) {
  return result == nullptr ? 0 : count_of(result->cursor.summary().changes, which);
}
int stemma_result_writes(const stemma_result* result) {
  return result != nullptr && result->cursor.summary().writes ? 1 : 0;
}
double stemma_result_milliseconds(const stemma_result* result) {
  return result == nullptr ? 0 : result->cursor.summary().milliseconds;
}
const char* stemma_result_plan(const stemma_result* result) {
  return result == nullptr ? "" : result->cursor.summary().plan.c_str();
}

size_t stemma_result_notification_count(const stemma_result* result) {
  return result == nullptr ? 0 : notifications(result).size();
}
const char* stemma_result_notification_code(const stemma_result* result, size_t index) {
  if (index >= stemma_result_notification_count(result)) return "";
  return notifications(result)[index].code.c_str();
}
const char* stemma_result_notification(const stemma_result* result, size_t index) {
  if (result == nullptr || index >= result->notifications.size()) return "";
  return result->notifications[index].c_str();
}
void stemma_result_place(stemma_result* result, const char* text, size_t text_bytes,
                         size_t offset) {
  if (result == nullptr) return;
  const std::string_view whole = text_of(text, text_bytes);
  if (whole.size() > UINT32_MAX || offset > whole.size()) return;
  if (whole.size() - offset < result->statement.size()) return;
  stemma::api::call(nullptr, [&]() -> Result<stemma_status> {
    tell_notifications(*result, whole, offset);
    return STEMMA_OK;
  });
}

#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/database.hpp"
#include "engine/exchange/csv_import.hpp"
#include "parser/parse.hpp"
#include "stemma/stemma.h"

/// What is behind the opaque handles of the C interface. A handle holds what it depends on by a
/// shared pointer, and declares it first, so that it ends last.

namespace stemma::api {

struct OpenDatabase {
  std::unique_ptr<engine::Database> database;
  std::atomic<bool> closed = false;
};

/// Lets one thread in at a time; the next one is told, not kept waiting.
class Turn {
 public:
  explicit Turn(std::atomic<bool>& busy) : busy_(busy), taken_(!busy.exchange(true)) {}
  ~Turn() {
    if (taken_) busy_.store(false, std::memory_order_release);
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  [[nodiscard]] bool taken() const { return taken_; }

 private:
  std::atomic<bool>& busy_;
  bool taken_;
};

}  // namespace stemma::api

struct stemma_error {
  stemma::Error error;
  stemma::parser::LineColumn place = {0, 0};
  std::string text;
};

struct stemma_database {
  std::shared_ptr<stemma::api::OpenDatabase> open;
};

struct stemma_session {
  std::shared_ptr<stemma::api::OpenDatabase> open;
  stemma::engine::Session session;
  stemma::engine::RunOptions options = {};
  std::shared_ptr<std::atomic<bool>> cancel = std::make_shared<std::atomic<bool>>(false);
  std::atomic<bool> busy = false;
};

struct stemma_entity {
  using Property = std::pair<std::string_view, stemma::Value>;

  stemma_kind kind = STEMMA_NODE;
  std::uint64_t id = 0;
  bool deleted = false;
  std::uint64_t source = 0;
  std::uint64_t target = 0;
  std::string_view type = {};
  std::vector<std::string_view> labels = {};
  std::vector<Property> properties = {};
};

struct stemma_result {
  std::shared_ptr<stemma::api::OpenDatabase> open;
  std::shared_ptr<std::atomic<bool>> cancel;
  std::string statement;
  stemma::engine::Cursor cursor;
  const stemma::Value* row = nullptr;
  std::optional<stemma::Error> failure = {};
  std::deque<stemma_entity> entities = {};  ///< of the current row
  std::vector<std::string> notifications = {};
  bool done = false;
  std::atomic<bool> busy = false;
};

struct stemma_parameters {
  stemma::engine::Parameters values;
};

struct stemma_import {
  stemma::engine::CsvImportOptions options;
  std::vector<stemma::engine::CsvFile>* last = nullptr;  ///< of `options`: where a file was added
  stemma::engine::ImportReport report;
  std::vector<std::string> problems;
  std::atomic<bool> cancel = false;
  std::atomic<bool> busy = false;
};

namespace stemma::api {

/// A `stemma_value` is a value of the core; the name is all that C sees of it.
inline const Value* value_of(const stemma_value* value) {
  return reinterpret_cast<const Value*>(value);
}
inline const stemma_value* handle_of(const Value* value) {
  return reinterpret_cast<const stemma_value*>(value);
}
inline stemma_value* handle_of(Value* value) { return reinterpret_cast<stemma_value*>(value); }

}  // namespace stemma::api

#pragma once

#include <memory>

#include "stemma/stemma.h"

namespace stemma::shell {

/// Frees a handle of the library by the call that belongs to it.
template <auto free_handle>
struct Freed {
  template <typename Handle>
  void operator()(Handle* handle) const {
    free_handle(&handle);
  }
};

using DatabaseHandle = std::unique_ptr<stemma_database, Freed<stemma_database_close>>;
using SessionHandle = std::unique_ptr<stemma_session, Freed<stemma_session_close>>;
using ResultHandle = std::unique_ptr<stemma_result, Freed<stemma_result_free>>;
using ErrorHandle = std::unique_ptr<stemma_error, Freed<stemma_error_free>>;
using ValueHandle = std::unique_ptr<stemma_value, Freed<stemma_value_free>>;
using ParametersHandle = std::unique_ptr<stemma_parameters, Freed<stemma_parameters_free>>;
using SchemaHandle = std::unique_ptr<stemma_schema, Freed<stemma_schema_free>>;
using ScriptHandle = std::unique_ptr<stemma_script, Freed<stemma_script_free>>;
using ImportHandle = std::unique_ptr<stemma_import, Freed<stemma_import_free>>;
using CheckHandle = std::unique_ptr<stemma_check, Freed<stemma_check_free>>;

/// Where a call puts the handle it makes; the owner has it when the statement ends.
template <typename Owner>
class Into {
 public:
  explicit Into(Owner& owner) : owner_(owner) {}
  Into(const Into&) = delete;
  Into& operator=(const Into&) = delete;
  ~Into() { owner_.reset(made_); }
  operator typename Owner::pointer *() { return &made_; }

 private:
  Owner& owner_;
  typename Owner::pointer made_ = nullptr;
};

}  // namespace stemma::shell

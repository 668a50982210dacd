#include "engine/exchange/node_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace stemma::engine {
namespace {

constexpr char label_delimiter = ';';
/// Rows that wait in all batches together: sets of labels may be many.
constexpr std::size_t waiting_rows_max = 4 * batch_rows_max;

void add_labels(std::vector<std::string>& labels, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find(label_delimiter);
    std::string_view label = text.substr(0, end);
    while (label.starts_with(' ')) label.remove_prefix(1);
    while (label.ends_with(' ')) label.remove_suffix(1);
    if (!label.empty()) labels.emplace_back(label);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

class NodeImport {
 public:
  NodeImport(ImportJob& job, CsvTable table, const std::vector<std::string>& labels)
      : job_(job), table_(std::move(table)), labels_(labels) {
    const auto& columns = table_.header().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].role == CsvRole::label) label_fields_.push_back(i);
      if (columns[i].role == CsvRole::id) id_field_ = i;
    }
    stored_ = stored_fields(table_.header());
    if (id_field_ == ImportProblems::columns_none) return;
    group_ = &job_.groups[columns[id_field_].group];
    if (group_->key.empty()) group_->key = columns[id_field_].key;
  }

  Result<void> run() {
    std::vector<CsvField> fields;
    while (true) {
      STEMMA_TRY(const CsvFlow flow, table_.next(fields));
      if (flow == CsvFlow::done) break;
      STEMMA_TRY(job_.count_row(table_));
      STEMMA_TRY(take(fields));
    }
    job_.bytes += table_.bytes_read();
    return flush_all();
  }

 private:
  Result<void> take(const std::vector<CsvField>& fields) {
    STEMMA_TRY(const RowFlow length, check_length(job_, table_, fields));
    if (length == RowFlow::rejected) return {};
    ImportBatch& batch = batch_of(fields);
    if (group_ != nullptr) {
      STEMMA_TRY(const RowFlow known, take_id(fields, batch));
      if (known == RowFlow::rejected) return {};
    }
    STEMMA_TRY(const RowFlow taken, append_properties(job_, table_, fields, stored_, batch));
    if (taken == RowFlow::rejected) {
      if (group_ == nullptr) return {};
      batch.sources.pop_back();
      group_->ids.take_back();
      return {};
    }
    ++job_.nodes;
    ++waiting_;
    if (++batch.rows == batch_rows_max) return flush(batch);
    return waiting_ > waiting_rows_max ? flush_all() : Result<void>{};
  }

  Result<RowFlow> take_id(const std::vector<CsvField>& fields, ImportBatch& batch) {
    const std::string_view id = fields[id_field_].text;
    ProblemKind kind = ProblemKind::bad_row;
    FieldTrouble trouble{"the node has no id", "give it one"};
    if (!id.empty()) {
      if (const auto entry = group_->ids.insert(id)) {
        batch.sources.push_back(*entry);
        return RowFlow::taken;
      }
      kind = ProblemKind::duplicate;
      const std::string& group = table_.header().columns[id_field_].group;
      trouble = {fmt::format("an earlier node has the id '{}'{}", id,
                             group.empty() ? "" : fmt::format(" in the group {}", group)),
                 "ids are one of a kind in their group; a group is written id:ID(Group)"};
    }
    STEMMA_TRY(job_.problems.add(kind, table_, fields, id_field_, std::move(trouble)));
    return RowFlow::rejected;
  }

  ImportBatch& batch_of(const std::vector<CsvField>& fields) {
    key_.clear();
    for (const std::size_t i : label_fields_) {
      key_ += fields[i].text;
      key_ += label_delimiter;
    }
    const auto [found, fresh] = batch_by_labels_.try_emplace(key_, batches_.size());
    if (fresh) {
      ImportBatch batch;
      batch.names = labels_;
      add_labels(batch.names, key_);
      std::sort(batch.names.begin(), batch.names.end());
      batch.names.erase(std::unique(batch.names.begin(), batch.names.end()), batch.names.end());
      batch.columns = make_columns(table_.header());
      batches_.push_back(std::move(batch));
    }
    return batches_[found->second];
  }

  Result<void> flush(ImportBatch& batch) {
    waiting_ -= batch.rows;
    if (batch.rows != 0 && job_.writes()) {
      STEMMA_TRY(const NodeId first,
                 job_.import->add_nodes(batch.names, batch.rows, batch.columns));
      for (std::size_t i = 0; i < batch.sources.size(); ++i) {
        group_->ids.set_node(batch.sources[i], NodeId{number(first) + i});
      }
    }
    clear(batch);
    return {};
  }

  Result<void> flush_all() {
    for (ImportBatch& batch : batches_) STEMMA_TRY(flush(batch));
    return {};
  }

  ImportJob& job_;
  CsvTable table_;
  const std::vector<std::string>& labels_;
  std::vector<std::size_t> label_fields_;
  std::size_t id_field_ = ImportProblems::columns_none;
  std::vector<StoredField> stored_;
  IdGroup* group_ = nullptr;  ///< nullptr: these nodes have no ids
  std::unordered_map<std::string, std::size_t> batch_by_labels_;
  std::vector<ImportBatch> batches_;
  std::size_t waiting_ = 0;
  std::string key_;
};

}  // namespace

Result<void> import_nodes(ImportJob& job, const CsvFile& file) {
  STEMMA_TRY(CsvTable table, CsvTable::open(file.paths, job.options.delimiter, CsvContent::nodes));
  return NodeImport(job, std::move(table), file.names).run();
}

}  // namespace stemma::engine

#include "engine/exchange/relationship_import.hpp"

#include <fmt/format.h>

#include <unordered_map>
#include <utility>

namespace stemma::engine {
namespace {

constexpr std::size_t waiting_rows_max = 4 * batch_rows_max;
constexpr std::string_view id_key_default = "id";

/// One end of the relationships of a file: the field that names it and the group it is found in.
struct End {
  std::size_t field = 0;
  IdGroup* group = nullptr;
  std::string group_name;
};

std::size_t field_of(const CsvHeader& header, CsvRole role) {
  return static_cast<std::size_t>(header.find(role) - header.columns.data());
}

Result<End> find_end(ImportJob& job, const CsvTable& table, CsvRole role) {
  End end;
  end.field = field_of(table.header(), role);
  const CsvColumn& column = table.header().columns[end.field];
  end.group_name = column.group;
  const auto found = job.groups.find(column.group);
  if (found != job.groups.end()) {
    end.group = &found->second;
    return end;
  }
  if (job.options.on_dangling == OnDangling::create) {
    end.group = &job.groups[column.group];
    return end;
  }
  std::string known;
  for (const auto& [name, group] : job.groups) {
    known += fmt::format("{}'{}'", known.empty() ? "" : ", ", name);
  }
  return runtime_error(
      ErrorCode::invalid_input,
      fmt::format("{}, column {} ({}): no file of nodes has ids of the group '{}'",
                  table.paths().front(), end.field + 1, column.heading, column.group),
      {},
      known.empty() ? "give the files of nodes too, or make nodes with --dangling=create"
                    : fmt::format("groups are: {}", known));
}

bool says_direction_only(std::string_view text) {
  std::string word(text);
  for (char& c : word) c = static_cast<char>(c | 0x20);
  return word == "directed" || word == "undirected" || word == "mutual";
}

class RelationshipImport {
 public:
  RelationshipImport(ImportJob& job, CsvTable table, const CsvFile& file, End source, End target)
      : job_(job),
        table_(std::move(table)),
        source_(std::move(source)),
        target_(std::move(target)) {
    if (!file.names.empty()) type_default_ = file.names.front();
    if (table_.header().find(CsvRole::type) != nullptr) {
      type_field_ = field_of(table_.header(), CsvRole::type);
    }
    stored_ = stored_fields(table_.header());
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
    IdTable::Entry source = 0;
    IdTable::Entry target = 0;
    STEMMA_TRY(const RowFlow starts, find_node(fields, source_, source));
    if (starts == RowFlow::rejected) return {};
    STEMMA_TRY(const RowFlow ends, find_node(fields, target_, target));
    if (ends == RowFlow::rejected) return {};
    const std::string_view type = type_of(fields);
    if (type.empty()) return reject_untyped(fields);

    ImportBatch& batch = batch_of(type);
    STEMMA_TRY(const RowFlow taken, append_properties(job_, table_, fields, stored_, batch));
    if (taken == RowFlow::rejected) return {};
    batch.sources.push_back(source);
    batch.targets.push_back(target);
    ++job_.relationships;
    ++waiting_;
    if (++batch.rows == batch_rows_max) return flush(batch);
    return waiting_ > waiting_rows_max ? flush_all() : Result<void>{};
  }

  Result<RowFlow> find_node(const std::vector<CsvField>& fields, const End& end,
                            IdTable::Entry& entry) {
    const std::string_view id = fields[end.field].text;
    if (const auto found = end.group->ids.find(id)) {
      entry = *found;
      return RowFlow::taken;
    }
    FieldTrouble trouble;
    if (id.empty()) {
      trouble = {"the relationship has no such end", "give the id of a node"};
    } else {
      trouble.reason = fmt::format(
          "no node has the id '{}'{}", id,
          end.group_name.empty() ? "" : fmt::format(" in the group {}", end.group_name));
    }
    STEMMA_TRY(job_.problems.add(id.empty() ? ProblemKind::bad_row : ProblemKind::dangling, table_,
                                 fields, end.field, std::move(trouble)));
    return RowFlow::rejected;
  }

  std::string_view type_of(const std::vector<CsvField>& fields) const {
    if (type_field_ == ImportProblems::columns_none) return type_default_;
    const std::string_view type = fields[type_field_].text;
    const bool said = !type.empty() && !(table_.header().plain_list && says_direction_only(type));
    return said ? type : std::string_view(type_default_);
  }

  Result<void> reject_untyped(const std::vector<CsvField>& fields) {
    return job_.problems.add(
        ProblemKind::bad_row, table_, fields, type_field_,
        {"the relationship has no type", "name one for the file: --relationships=TYPE FILE"});
  }

  ImportBatch& batch_of(std::string_view type) {
    if (last_ != nothing && batches_[last_].names.front() == type) return batches_[last_];
    const auto [found, fresh] = batch_by_type_.try_emplace(std::string(type), batches_.size());
    if (fresh) {
      ImportBatch batch;
      batch.names = {std::string(type)};
      batch.columns = make_columns(table_.header());
      batches_.push_back(std::move(batch));
    }
    last_ = found->second;
    return batches_[last_];
  }

  Result<void> flush(ImportBatch& batch) {
    waiting_ -= batch.rows;
    if (batch.rows != 0 && job_.writes()) {
      sources_.clear();
      targets_.clear();
      for (const auto entry : batch.sources) sources_.push_back(source_.group->ids.node(entry));
      for (const auto entry : batch.targets) targets_.push_back(target_.group->ids.node(entry));
      STEMMA_TRY(
          job_.import->add_relationships(batch.names.front(), sources_, targets_, batch.columns));
    }
    clear(batch);
    return {};
  }

  Result<void> flush_all() {
    for (ImportBatch& batch : batches_) STEMMA_TRY(flush(batch));
    return {};
  }

  static constexpr std::size_t nothing = static_cast<std::size_t>(-1);
  ImportJob& job_;
  CsvTable table_;
  End source_;
  End target_;
  std::string type_default_;
  std::size_t type_field_ = ImportProblems::columns_none;
  std::vector<StoredField> stored_;
  std::unordered_map<std::string, std::size_t> batch_by_type_;
  std::vector<ImportBatch> batches_;
  std::size_t last_ = nothing;
  std::size_t waiting_ = 0;
  std::vector<NodeId> sources_;
  std::vector<NodeId> targets_;
};

/// Gives nodes to ids that none had, in batches.
class MissingEnds {
 public:
  MissingEnds(ImportJob& job, IdGroup& group) : job_(job), group_(group) {
    CsvColumn column;
    column.key = group.key.empty() ? std::string(id_key_default) : group.key;
    described_ = column;
    columns_.push_back(make_import_column(column));
  }

  Result<void> add(std::string_view id) {
    if (id.empty()) return {};
    const auto entry = group_.ids.insert(id);
    if (!entry) return {};
    entries_.push_back(*entry);
    static_cast<void>(append_field(columns_.front(), described_, {id, true}));  // Texts always are.
    ++job_.nodes;
    ++job_.nodes_created;
    return entries_.size() == batch_rows_max ? flush() : Result<void>{};
  }

  Result<void> flush() {
    if (!entries_.empty() && job_.writes()) {
      STEMMA_TRY(const NodeId first, job_.import->add_nodes({}, entries_.size(), columns_));
      for (std::size_t i = 0; i < entries_.size(); ++i) {
        group_.ids.set_node(entries_[i], NodeId{number(first) + i});
      }
    }
    entries_.clear();
    clear(columns_.front());
    return {};
  }

 private:
  ImportJob& job_;
  IdGroup& group_;
  CsvColumn described_;
  std::vector<storage::ImportColumn> columns_;
  std::vector<IdTable::Entry> entries_;
};

}  // namespace

Result<void> create_missing_ends(ImportJob& job, const CsvFile& file) {
  STEMMA_TRY(CsvTable table,
             CsvTable::open(file.paths, job.options.delimiter, CsvContent::relationships));
  STEMMA_TRY(const End source, find_end(job, table, CsvRole::source));
  STEMMA_TRY(const End target, find_end(job, table, CsvRole::target));
  MissingEnds of_sources(job, *source.group);
  MissingEnds of_targets(job, *target.group);
  std::vector<CsvField> fields;
  while (true) {
    STEMMA_TRY(const CsvFlow flow, table.next(fields));
    if (flow == CsvFlow::done) break;
    if (fields.size() != table.header().columns.size()) continue;  // Told by the second reading.
    STEMMA_TRY(of_sources.add(fields[source.field].text));
    STEMMA_TRY(of_targets.add(fields[target.field].text));
  }
  STEMMA_TRY(of_sources.flush());
  return of_targets.flush();
}

Result<void> import_relationships(ImportJob& job, const CsvFile& file) {
  STEMMA_TRY(CsvTable table,
             CsvTable::open(file.paths, job.options.delimiter, CsvContent::relationships));
  STEMMA_TRY(End source, find_end(job, table, CsvRole::source));
  STEMMA_TRY(End target, find_end(job, table, CsvRole::target));
  return RelationshipImport(job, std::move(table), file, std::move(source), std::move(target))
      .run();
}

}  // namespace stemma::engine

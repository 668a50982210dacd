#include "storage/statement.hpp"

#include <fmt/format.h>

#include "storage/bytes/byte_writer.hpp"
#include "storage/bytes/stored_value.hpp"

namespace stemma::storage {
namespace {

Error damaged(std::string_view what) {
  return make_error(ErrorCode::corruption, fmt::format("a list of statements {}", what));
}

void append(std::string& out, const Statement& statement) {
  ByteWriter writer(out);
  writer.varint(statement.id);
  writer.varint(statement.property ? std::uint64_t{number(*statement.property)} + 1 : 0);
  append_stored(out, statement.value);
  for (const StatementText& each : statement_texts) writer.text(statement.*each.text);
  writer.u8(statement.confidence ? 1 : 0);
  if (statement.confidence) writer.f64(*statement.confidence);
}

Result<Statement> read(ByteReader& reader) {
  Statement statement;
  statement.id = reader.varint();
  const std::uint64_t property = reader.varint();
  if (property > 0xffffffff) return damaged(fmt::format("names the property {}", property));
  if (property > 0) statement.property = PropertyKeyId{static_cast<std::uint32_t>(property - 1)};
  STEMMA_TRY(statement.value, read_stored(reader));
  for (const StatementText& each : statement_texts) { statement.*each.text = reader.text(); }
  const std::uint8_t has_confidence = reader.u8();
  if (has_confidence > 1) return damaged(fmt::format("has the flag {}", has_confidence));
  if (has_confidence == 1) statement.confidence = reader.f64();
  if (!reader.intact()) return damaged("is cut short");
  return statement;
}

}  // namespace

std::string Statements::encode() const {
  std::string out;
  ByteWriter(out).varint(last_id).varint(all.size());
  for (const Statement& each : all) append(out, each);
  return out;
}

Result<Statements> Statements::decode(std::string_view bytes) {
  ByteReader reader(bytes);
  Statements statements;
  statements.last_id = reader.varint();
  const std::uint64_t count = reader.varint();
  if (!reader.intact()) return damaged("is cut short");
  std::uint64_t before = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    STEMMA_TRY(Statement statement, read(reader));
    if (statement.id <= before || statement.id > statements.last_id) {
      return damaged(
          fmt::format("has the id {} after {}, of {}", statement.id, before, statements.last_id));
    }
    before = statement.id;
    statements.all.push_back(std::move(statement));
  }
  if (!reader.at_end()) return damaged(fmt::format("has {} bytes too many", reader.left()));
  return statements;
}

std::string stated_definition(EntityKind kind, std::string_view property) {
  return fmt::format("stated/{}/{}", kind == EntityKind::node ? "node" : "relationship", property);
}

bool is_stated(const Catalog& catalog, EntityKind kind, PropertyKeyId key) {
  return catalog.definitions().contains(stated_definition(kind, catalog.name(key)));
}

}  // namespace stemma::storage

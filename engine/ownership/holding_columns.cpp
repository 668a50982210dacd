#include "engine/ownership/holding_columns.hpp"

#include "core/temporal/day.hpp"

namespace stemma::engine::ownership {
namespace {

using Ids = std::vector<std::uint64_t>;
using Records = std::vector<Record>;

}  // namespace

std::optional<Decimal> read_decimal(const Value& value, bool percent) {
  std::optional<Decimal> decimal;
  bool hundredth = percent;
  // FollowTheMoney's properties are lists.
  if (value.is(Kind::list)) {
    return value.list().size() == 1 ? read_decimal(value.list().front(), percent) : decimal;
  }
  if (value.is(Kind::integer)) {
    decimal = parse_decimal(std::to_string(value.integer()));
  } else if (value.is(Kind::floating)) {
    decimal = decimal_of(value.floating());
  } else if (value.is(Kind::string)) {
    decimal = parse_decimal(value.string());
    hundredth = percent && !value.string().ends_with('%');
  }
  if (!decimal || decimal->digits < 0) return {};
  if (hundredth && decimal->digits != 0) decimal->scale += 2;
  return decimal;
}

HoldingColumns::HoldingColumns(const storage::Snapshot& snapshot, const Mapping& mapping,
                               std::optional<std::int64_t> as_of)
    : percent_(mapping.percent),
      as_of_(as_of),
      share_(reader(snapshot, mapping.share)),
      share_min_(reader(snapshot, mapping.share_min)),
      share_max_(reader(snapshot, mapping.share_max)),
      min_exclusive_(reader(snapshot, mapping.min_exclusive)),
      max_exclusive_(reader(snapshot, mapping.max_exclusive)),
      kind_(reader(snapshot, mapping.kind)),
      beneficial_owner_(reader(snapshot, mapping.beneficial_owner)),
      indirect_(reader(snapshot, mapping.indirect)),
      component_(reader(snapshot, mapping.component)),
      valid_from_(reader(snapshot, mapping.valid_from)),
      valid_to_(reader(snapshot, mapping.valid_to)) {}

HoldingColumns::Reader HoldingColumns::reader(const storage::Snapshot& snapshot,
                                              const std::string& key) const {
  const auto id = snapshot.catalog().property_key(key);
  if (!id) return {};
  return snapshot.column(storage::EntityKind::relationship, *id);
}

template <typename Use>
Result<void> HoldingColumns::each(Reader& reader, const Ids& relationships, const Use& use) {
  if (!reader) return {};
  values_.resize(relationships.size());
  STEMMA_TRY(reader->values(relationships, values_.data()));
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    if (!values_[i].is_null()) use(i, values_[i]);
  }
  return {};
}

Result<Records> HoldingColumns::read(const Ids& relationships) {
  Records records(relationships.size());
  STEMMA_TRY(read_dates(relationships, records));
  STEMMA_TRY(read_bands(relationships, records));
  STEMMA_TRY(read_shares(relationships, records));
  STEMMA_TRY(read_kinds(relationships, records));
  return records;
}

Result<void> HoldingColumns::read_dates(const Ids& relationships, Records& records) {
  if (!as_of_) return {};
  STEMMA_TRY(each(valid_from_, relationships, [&](std::size_t i, const Value& value) {
    const auto day = temporal::day_of(value);
    if (day && *day > *as_of_) records[i].in_force = false;
  }));
  return each(valid_to_, relationships, [&](std::size_t i, const Value& value) {
    const auto day = temporal::day_of(value);
    if (day && *day <= *as_of_) records[i].in_force = false;
  });
}

Result<void> HoldingColumns::read_bands(const Ids& relationships, Records& records) {
  for (Record& record : records) {
    record.share = Share::unknown();
    record.unknown = true;
  }
  STEMMA_TRY(each(share_min_, relationships, [&](std::size_t i, const Value& value) {
    const auto low = read_decimal(value, percent_);
    if (!low) return;
    records[i].share.low = *low;
    records[i].unknown = false;
  }));
  STEMMA_TRY(each(share_max_, relationships, [&](std::size_t i, const Value& value) {
    const auto high = read_decimal(value, percent_);
    if (!high) return;
    records[i].share.high = *high;
    records[i].unknown = false;
  }));
  STEMMA_TRY(each(min_exclusive_, relationships, [&](std::size_t i, const Value& value) {
    records[i].share.low_open = value.is_true();
  }));
  return each(max_exclusive_, relationships, [&](std::size_t i, const Value& value) {
    records[i].share.high_open = value.is_true();
  });
}

Result<void> HoldingColumns::read_shares(const Ids& relationships, Records& records) {
  return each(share_, relationships, [&](std::size_t i, const Value& value) {
    const auto share = read_decimal(value, percent_);
    if (!share) return;
    records[i].share = Share::exactly(*share);
    records[i].unknown = false;
  });
}

Result<void> HoldingColumns::read_kinds(const Ids& relationships, Records& records) {
  STEMMA_TRY(each(kind_, relationships, [&](std::size_t i, const Value& value) {
    if (!value.is(Kind::string)) return;
    if (value.string() == "nominator") records[i].holding = false;
    records[i].nominee = value.string() == "nominee-held";
  }));
  STEMMA_TRY(each(beneficial_owner_, relationships,
                  [&](std::size_t i, const Value& value) { records[i].beneficial_owner = value; }));
  STEMMA_TRY(each(indirect_, relationships, [&](std::size_t i, const Value& value) {
    if (value.is(Kind::string) && value.string() == "indirect") records[i].holding = false;
  }));
  return each(component_, relationships, [&](std::size_t i, const Value& value) {
    records[i].declared = value.is(Kind::boolean) && !value.boolean();
  });
}

}  // namespace stemma::engine::ownership

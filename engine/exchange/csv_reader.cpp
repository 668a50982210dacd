#include "engine/exchange/csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace stemma::engine {
namespace {

constexpr char quote = '"';

/// Makes one quote of each pair, in place, and answers the shorter text.
std::string_view undouble(char* text, std::size_t size) {
  char* to = text;
  for (std::size_t i = 0; i < size; ++i) {
    *to++ = text[i];
    if (text[i] == quote) ++i;
  }
  return {text, static_cast<std::size_t>(to - text)};
}

/// Characters, not bytes, before a place in its line; from 1.
std::size_t column_of(const char* line, const char* place) {
  return 1 + static_cast<std::size_t>(
                 std::count_if(line, place, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::uint64_t count_line_ends(std::string_view text) {
  std::uint64_t ends = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') ++ends;
    if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) ++ends;
  }
  return ends;
}

Result<CsvReader> CsvReader::open(TextSource source, char delimiter, CsvLimits limits) {
  CsvReader reader(std::move(source), limits);
  STEMMA_TRY(reader.read_more());
  reader.delimiter_ = delimiter;
  if (delimiter == 0) reader.find_delimiter();
  reader.mark_specials();
  return reader;
}

Result<void> CsvReader::read_more() {
  text_start_ += begin_;
  text_.erase(0, begin_);
  begin_ = 0;
  auto flow = source_.read(text_);
  if (!flow) {
    if (flow.error().code != ErrorCode::invalid_unicode_character) return std::move(flow.error());
    return at_place(std::move(flow.error()), text_.data() + text_.size());
  }
  ended_ = *flow == TextFlow::done;
  return {};
}

void CsvReader::find_delimiter() {
  constexpr std::string_view candidates = ",;\t|";
  std::array<std::size_t, 4> counts{};
  bool quoted = false;
  for (const char c : text_) {
    if (c == quote) quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (std::any_of(counts.begin(), counts.end(), [](std::size_t n) { return n > 0; })) break;
      continue;
    }
    const std::size_t which = candidates.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  delimiter_ = candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                                   counts.begin())];
}

void CsvReader::mark_specials() {
  for (const char c : {delimiter_, '\n', '\r'}) special_[static_cast<unsigned char>(c)] = true;
}

Result<void> CsvReader::skip_blank_lines() {
  while (true) {
    while (begin_ < text_.size() && (text_[begin_] == '\n' || text_[begin_] == '\r')) {
      const bool pair =
          text_[begin_] == '\r' && begin_ + 1 < text_.size() && text_[begin_ + 1] == '\n';
      begin_ += pair ? 2 : 1;
      ++line_;
    }
    if (begin_ < text_.size() || ended_) return {};
    STEMMA_TRY(read_more());
  }
}

Result<CsvFlow> CsvReader::next(std::vector<CsvField>& fields) {
  STEMMA_TRY(skip_blank_lines());
  if (begin_ == text_.size()) return CsvFlow::done;
  while (true) {
    const Scan seen = scan(fields);
    if (seen == Scan::complete) return CsvFlow::record;
    if (seen != Scan::short_of_text) return refusal(seen);
    if (text_.size() - begin_ > limits_.record_bytes_max) return refusal(seen);
    STEMMA_TRY(read_more());
  }
}

CsvReader::Scan CsvReader::scan(std::vector<CsvField>& fields) {
  fields.clear();
  doubled_.clear();
  const char* const start = text_.data() + begin_;
  const char* const end = text_.data() + text_.size();
  const char* at = start;
  while (true) {
    if (fields.size() == limits_.columns_max) return Scan::too_wide;
    if (at != end && *at == quote) {
      if (const Scan seen = scan_quoted(at, fields); seen != Scan::complete) return seen;
    } else {
      const char* const from = at;
      while (at != end && !special_[static_cast<unsigned char>(*at)]) ++at;
      fields.push_back({{from, static_cast<std::size_t>(at - from)}, false});
    }
    if (at == end || *at != delimiter_) break;
    ++at;
  }
  // A CR at the end of what is read may be half of CRLF.
  if (!ended_ && (at == end || (*at == '\r' && at + 1 == end))) return Scan::short_of_text;
  const char* const record_end = at;
  if (at != end) at += (*at == '\r' && at + 1 != end && at[1] == '\n') ? 2 : 1;

  for (const std::size_t i : doubled_) {
    char* const text = text_.data() + (fields[i].text.data() - text_.data());
    fields[i].text = undouble(text, fields[i].text.size());
  }
  record_line_ = line_;
  line_ += 1;
  if (std::any_of(fields.begin(), fields.end(), [](const CsvField& f) { return f.quoted; })) {
    line_ += count_line_ends({start, static_cast<std::size_t>(record_end - start)});
  }
  begin_ = static_cast<std::size_t>(at - text_.data());
  return Scan::complete;
}

CsvReader::Scan CsvReader::scan_quoted(const char*& at, std::vector<CsvField>& fields) {
  const char* const end = text_.data() + text_.size();
  const char* const from = at + 1;
  const char* to = from;
  bool doubled = false;
  while (true) {
    to = static_cast<const char*>(std::memchr(to, quote, static_cast<std::size_t>(end - to)));
    if (to == nullptr) {
      trouble_ = at;
      return ended_ ? Scan::unclosed : Scan::short_of_text;
    }
    if (to + 1 == end && !ended_) return Scan::short_of_text;
    if (to + 1 == end || to[1] != quote) break;
    doubled = true;
    to += 2;
  }
  if (doubled) doubled_.push_back(fields.size());
  fields.push_back({{from, static_cast<std::size_t>(to - from)}, true});
  at = to + 1;
  while (at != end && *at == ' ' && delimiter_ != ' ') ++at;
  if (at != end && !special_[static_cast<unsigned char>(*at)]) {
    trouble_ = at;
    return Scan::after_quote;
  }
  return Scan::complete;
}

Error CsvReader::refusal(Scan scan) const {
  const char* const start = text_.data() + begin_;
  if (scan == Scan::unclosed) {
    return at_place(runtime_error(ErrorCode::invalid_input, "a quote is opened and never closed",
                                  {}, "write a quote inside quotes as \"\""),
                    trouble_);
  }
  if (scan == Scan::after_quote) {
    return at_place(
        runtime_error(ErrorCode::invalid_input, "text follows a closing quote", {},
                      "write a quote inside quotes as \"\", and the whole field in quotes"),
        trouble_);
  }
  if (scan == Scan::too_wide) {
    return at_place(
        runtime_error(ErrorCode::invalid_input,
                      fmt::format("the record has more than {} columns", limits_.columns_max)),
        start);
  }
  return at_place(
      runtime_error(ErrorCode::invalid_input,
                    fmt::format("the record is longer than {} bytes", limits_.record_bytes_max), {},
                    "a quote may be open that was never closed"),
      start);
}

Error CsvReader::at_place(Error error, const char* place) const {
  const char* const start = text_.data() + begin_;
  const std::string_view before(start, static_cast<std::size_t>(place - start));
  const std::size_t line_end = before.find_last_of("\r\n");
  const char* const line_start = line_end == std::string_view::npos ? start : start + line_end + 1;
  error.message =
      fmt::format("{}, line {}, character {}: {}", name(), line_ + count_line_ends(before),
                  column_of(line_start, place), error.message);
  return error;
}

std::uint64_t CsvReader::byte_of(const CsvField& field) const {
  return source_.text_offset() + text_start_ +
         static_cast<std::uint64_t>(field.text.data() - text_.data());
}

}  // namespace stemma::engine

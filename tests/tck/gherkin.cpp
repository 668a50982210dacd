#include "tests/tck/gherkin.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace stemma::tck {
namespace {

using observation::Cells;
using observation::CellTable;
using observation::trimmed;

bool takes_prefix(std::string_view& line, std::string_view prefix) {
  if (line.substr(0, prefix.size()) != prefix) return false;
  line = trimmed(line.substr(prefix.size()));
  return true;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

/// Puts the values of one example in for `<name>`, all names in one pass over the text, so that a
/// value that looks like a name stays.
std::string filled(const std::string& text, const Cells& names, const Cells& values) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t hit = names.size();
    for (std::size_t k = 0; k < names.size() && text[i] == '<' && hit == names.size(); ++k) {
      const std::string mark = "<" + names[k] + ">";
      if (text.compare(i, mark.size(), mark) == 0) hit = k;
    }
    if (hit == names.size()) {
      out += text[i++];
    } else {
      out += hit < values.size() ? values[hit] : "";
      i += names[hit].size() + 2;
    }
  }
  return out;
}

Scenario example_of(const Scenario& outline, const Cells& names, const Cells& values,
                    std::size_t number) {
  Scenario scenario = outline;
  scenario.example = number;
  scenario.name = filled(outline.name, names, values);
  for (Step& step : scenario.steps) {
    step.text = filled(step.text, names, values);
    if (step.document) step.document = filled(*step.document, names, values);
    for (Cells& row : step.table) {
      for (std::string& cell : row) cell = filled(cell, names, values);
    }
  }
  return scenario;
}

class FeatureReader {
 public:
  explicit FeatureReader(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines_.push_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  Result<Feature> read() {
    while (at_ < lines_.size()) STEMMA_TRY(read_line());
    finish_scenario();
    return std::move(feature_);
  }

 private:
  enum class Part : std::uint8_t { feature, background, scenario, examples };

  Error wrong(std::string_view what) const {
    return make_error(ErrorCode::invalid_input, fmt::format("line {}: {}", at_ + 1, what));
  }

  Result<void> read_line() {
    std::string_view line = trimmed(lines_[at_]);
    if (line.empty() || line.front() == '#') return next();
    if (line.front() == '@') return read_tags(line);
    if (line.front() == '|') return read_row(line);
    if (line.substr(0, 3) == "\"\"\"") return read_document();
    if (takes_prefix(line, "Feature:")) {
      feature_.name = line;
      tags_.clear();
      return next();
    }
    if (takes_prefix(line, "Background:")) {
      part_ = Part::background;
      return next();
    }
    if (takes_prefix(line, "Scenario Outline:") || takes_prefix(line, "Scenario:"))
      return begin_scenario(line);
    if (takes_prefix(line, "Examples:")) {
      part_ = Part::examples;
      example_tables_.emplace_back();
      return next();
    }
    return read_step(line);
  }

  Result<void> next() {
    ++at_;
    return {};
  }

  Result<void> read_tags(std::string_view line) {
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      if (end > begin) tags_.emplace_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    return next();
  }

  Result<void> begin_scenario(std::string_view name) {
    finish_scenario();
    scenario_.emplace();
    scenario_->name = name;
    scenario_->tags = std::move(tags_);
    scenario_->steps = background_;
    tags_.clear();
    part_ = Part::scenario;
    return next();
  }

  void finish_scenario() {
    if (!scenario_) return;
    if (example_tables_.empty()) { feature_.scenarios.push_back(std::move(*scenario_)); }
    std::size_t number = 0;
    for (const CellTable& table : example_tables_) {
      for (std::size_t row = 1; row < table.size(); ++row)
        feature_.scenarios.push_back(example_of(*scenario_, table[0], table[row], ++number));
    }
    example_tables_.clear();
    scenario_.reset();
  }

  Result<void> read_step(std::string_view line) {
    constexpr std::array<std::string_view, 6> keywords = {"Given ", "When ", "Then ",
                                                          "And ",   "But ",  "* "};
    for (const std::string_view keyword : keywords) {
      if (!takes_prefix(line, keyword)) continue;
      if (part_ == Part::background) {
        background_.push_back({std::string(line), {}, {}, at_ + 1});
      } else if (part_ == Part::scenario) {
        scenario_->steps.push_back({std::string(line), {}, {}, at_ + 1});
      } else {
        return wrong("a step stands outside a scenario");
      }
      return next();
    }
    // Free text may describe a feature, nothing else.
    if (part_ == Part::feature) return next();
    return wrong(fmt::format("expected a step, not '{}'", line));
  }

  Step* current_step() {
    if (part_ == Part::background) return background_.empty() ? nullptr : &background_.back();
    if (part_ != Part::scenario || !scenario_ || scenario_->steps.empty()) return nullptr;
    return &scenario_->steps.back();
  }

  Result<void> read_row(std::string_view line) {
    if (part_ == Part::examples) {
      example_tables_.back().push_back(observation::read_cells(line));
      return next();
    }
    Step* step = current_step();
    if (step == nullptr) return wrong("a table belongs below a step");
    step->table.push_back(observation::read_cells(line));
    return next();
  }

  Result<void> read_document() {
    Step* step = current_step();
    if (step == nullptr) return wrong("a text belongs below a step");
    const std::size_t indent = lines_[at_].find('"');
    std::string document;
    for (++at_; at_ < lines_.size(); ++at_) {
      std::string_view line = lines_[at_];
      if (trimmed(line) == "\"\"\"") {
        if (!document.empty()) document.pop_back();
        step->document = replaced(std::move(document), "\\\"\\\"\\\"", "\"\"\"");
        return next();
      }
      const std::size_t blank = std::min(line.find_first_not_of(" \t"), line.size());
      line.remove_prefix(std::min(indent, blank));
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      document.append(line).push_back('\n');
    }
    return wrong("a text has no end");
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  Part part_ = Part::feature;
  Feature feature_;
  std::vector<std::string> tags_;
  std::vector<Step> background_;
  std::optional<Scenario> scenario_;
  std::vector<CellTable> example_tables_;
};

}  // namespace

Result<Feature> read_feature(std::string_view text) { return FeatureReader(text).read(); }

}  // namespace stemma::tck

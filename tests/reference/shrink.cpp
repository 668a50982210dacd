#include "tests/reference/shrink.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace stemma::reference {
namespace {

using Tokens = std::vector<std::string>;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Words, texts and marks, each with the blanks behind it. ORDER BY with its SKIP and LIMIT is one
/// token: without its keys a limit has no fixed answer.
Tokens tokens_of(const std::string& text) {
  Tokens tokens;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (text.compare(i, 9, "ORDER BY ") == 0) {
      end = text.size();
      for (const char* next :
           {" RETURN ", " MATCH ", " OPTIONAL ", " UNWIND ", " WITH ", " WHERE ", " UNION "})
        end = std::min(end, text.find(next, i));
    } else if (text[i] == '\'') {
      end = std::min(text.find('\'', i + 1), text.size() - 1) + 1;
    } else if (is_word(text[i])) {
      while (end < text.size() && is_word(text[end])) ++end;
    }
    while (end < text.size() && text[end] == ' ') ++end;
    tokens.push_back(text.substr(i, end - i));
    i = end;
  }
  return tokens;
}

std::string joined(const Tokens& tokens) {
  std::string text;
  for (const std::string& token : tokens) text += token;
  return text;
}

class Shrinker {
 public:
  Shrinker(Difference difference, const StillDiffers& still_differs)
      : best_(std::move(difference)), still_differs_(still_differs) {}

  Difference all() {
    bool progress = true;
    while (progress && tries_left_ > 0) {
      progress = drop_relationships();
      progress = drop_nodes() || progress;
      progress = drop_properties() || progress;
      progress = drop_tokens() || progress;
    }
    return best_;
  }

 private:
  bool take(Difference candidate) {
    if (tries_left_ == 0) return false;
    --tries_left_;
    if (!still_differs_(candidate)) return false;
    best_ = std::move(candidate);
    return true;
  }

  bool drop_relationships() {
    bool progress = false;
    for (std::size_t i = best_.graph.relationships.size(); i-- > 0;) {
      Difference candidate = best_;
      auto& all = candidate.graph.relationships;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      progress = take(std::move(candidate)) || progress;
    }
    return progress;
  }

  bool drop_nodes() {
    bool progress = false;
    for (std::size_t i = best_.graph.nodes.size(); i-- > 0;) {
      Difference candidate = best_;
      auto& all = candidate.graph.relationships;
      all.erase(std::remove_if(all.begin(), all.end(),
                               [&](const auto& one) { return one.source == i || one.target == i; }),
                all.end());
      for (Relationship& one : all) {
        one.source -= one.source > i ? 1 : 0;
        one.target -= one.target > i ? 1 : 0;
      }
      candidate.graph.nodes.erase(candidate.graph.nodes.begin() + static_cast<std::ptrdiff_t>(i));
      progress = take(std::move(candidate)) || progress;
    }
    return progress;
  }

  bool drop_properties() {
    bool progress = false;
    for (std::size_t i = 0; i < best_.graph.nodes.size(); ++i) {
      for (const auto& [key, value] : Properties(best_.graph.nodes[i].properties)) {
        Difference candidate = best_;
        candidate.graph.nodes[i].properties.erase(key);
        progress = take(std::move(candidate)) || progress;
      }
      for (const std::string& label : std::set<std::string>(best_.graph.nodes[i].labels)) {
        Difference candidate = best_;
        candidate.graph.nodes[i].labels.erase(label);
        progress = take(std::move(candidate)) || progress;
      }
    }
    return progress;
  }

  bool drop_tokens() {
    bool progress = false;
    for (std::size_t size = tokens_of(best_.query.text).size() / 2; size > 0; size /= 2) {
      for (std::size_t i = 0; i + size <= tokens_of(best_.query.text).size();) {
        Tokens tokens = tokens_of(best_.query.text);
        const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(i);
        tokens.erase(begin, begin + static_cast<std::ptrdiff_t>(size));
        Difference candidate = best_;
        candidate.query.text = joined(tokens);
        if (take(std::move(candidate))) progress = true;
        else ++i;
      }
    }
    return progress;
  }

  Difference best_;
  const StillDiffers& still_differs_;
  std::size_t tries_left_ = 1500;
};

}  // namespace

Difference shrunk(Difference difference, const StillDiffers& still_differs) {
  return Shrinker(std::move(difference), still_differs).all();
}

}  // namespace stemma::reference

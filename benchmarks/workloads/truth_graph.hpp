// The graph of a workload, read back from its CSV files; shares no code with the generator.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace truth {

using Node = uint32_t;

[[noreturn]] inline void fail(const std::string& what) {
  fprintf(stderr, "truth: %s\n", what.c_str());
  exit(1);
}

// A CSV file as one text and its line starts; a line is split when asked for ("" and quoted
// commas).
struct Csv {
  std::string text;
  std::vector<size_t> start;
  explicit Csv(const std::string& path) {
    FILE* f = fopen(path.c_str(), "rb");
    if (!f) fail("cannot read " + path);
    char buffer[1 << 16];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0;) text.append(buffer, n);
    fclose(f);
    size_t p = text.find('\n') + 1;  // the header
    while (p < text.size()) {
      start.push_back(p);
      p = text.find('\n', p) + 1;
    }
  }
  size_t size() const { return start.size(); }
  std::vector<std::string> row(size_t i) const {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (size_t p = start[i]; text[p] != '\n'; p++) {
      char c = text[p];
      if (quoted) {
        if (c != '"') out.back() += c;
        else if (text[p + 1] == '"') {
          out.back() += '"';
          p++;
        } else quoted = false;
      } else if (c == '"') quoted = true;
      else if (c == ',') out.emplace_back();
      else out.back() += c;
    }
    return out;
  }
};

inline std::string json(const std::string& s) {  // an empty CSV field is null
  if (s.empty()) return "null";
  std::string out = "\"";
  for (char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}
inline std::string number(const std::string& s) { return s.empty() ? "null" : s; }
inline std::string decimal(__int128 v, int digits) {  // v / 10^digits, written exactly
  bool minus = v < 0;
  if (minus) v = -v;
  std::string s;
  for (int i = 0; i <= digits || v; i++) {
    if (i == digits && digits) s += '.';
    s += char('0' + int(v % 10));
    v /= 10;
  }
  if (minus) s += '-';
  std::reverse(s.begin(), s.end());
  return s;
}
inline int64_t scaled(const std::string& s, int digits) {  // "0.25" with 7 digits -> 2500000
  int64_t v = 0;
  int after = -1;
  for (char c : s) {
    if (c == '.') after = 0;
    else {
      v = v * 10 + (c - '0');
      if (after >= 0) after++;
    }
  }
  for (int i = std::max(after, 0); i < digits; i++) v *= 10;
  return v;
}
inline size_t characters(const std::string& s) {
  return std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

struct Edge {
  Node src, dst;
  int32_t share;
  uint32_t since;
};  // share in 1e-7

struct Graph {
  Csv company, person, government;
  size_t nc, np, ng, n;
  std::vector<Edge> owns;
  std::vector<std::vector<uint32_t>> in, out;  // edge numbers

  explicit Graph(const std::string& dir)
      : company(dir + "/company.csv"),
        person(dir + "/person.csv"),
        government(dir + "/government.csv"),
        nc(company.size()),
        np(person.size()),
        ng(government.size()),
        n(nc + np + ng),
        in(n),
        out(n) {
    for (const char* f : {"company", "person", "government"}) {
      Csv c(dir + "/owns_" + f + ".csv");
      for (size_t i = 0; i < c.size(); i++) {
        auto r = c.row(i);
        std::string day = r[3];
        day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
        Edge e{node(r[0]), node(r[1]), (int32_t)scaled(r[2], 7), (uint32_t)atoi(day.c_str())};
        in[e.dst].push_back(owns.size());
        out[e.src].push_back(owns.size());
        owns.push_back(e);
      }
    }
  }
  Node node(const std::string& id) const {
    uint32_t k = strtoul(id.c_str() + 1, nullptr, 10);
    Node v = id[0] == 'C' ? k : id[0] == 'P' ? nc + k : nc + np + k;
    if (row(v)[0] != id) fail("unknown node " + id);
    return v;
  }
  std::vector<std::string> row(Node v) const {
    return v < nc ? company.row(v) : v < nc + np ? person.row(v - nc) : government.row(v - nc - np);
  }
  uint64_t digits(Node v) const {
    return v < nc ? v : v < nc + np ? v - nc : v - nc - np;
  }  // C000000012 -> 12
  double share(uint32_t e) const { return owns[e].share / 1e7; }
};

}  // namespace truth

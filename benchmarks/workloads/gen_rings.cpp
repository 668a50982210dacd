// Deterministic ring-heavy ownership graph, small and hostile to path enumeration.
// Exactly 852 nodes and 1,013 OWNS edges, exactly 39 elementary cycles:
//   - a knot: 33 rings that share single companies (no two rings share an edge), one strongly
//   connected component
//     of >= 200 companies; 13 rings of it meet in one company, HUB, so that HUB reaches itself by
//     more than 13! = 6,227,020,800 trails although it lies on only 13 rings;
//   - 4 rings apart (cross-holdings of 2 and 3 companies) and 2 self-owned companies;
//   - a ladder of 34 diamonds without a ring: 2^34 simple paths from its first company to its last.
// Shares are multiples of 1e-7 and add to at most 1 a company; every ring has an owner outside, so
// I-A is invertible. Headers as in gen_ownership.cpp. truth.json: see README.md.
#include <sys/stat.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <set>
#include <string>
#include <vector>

static const uint32_t COMPANIES = 560, PERSONS = 280, GOVERNMENTS = 12, NODES = 852, EDGES = 1013;
static const uint32_t KNOT_RINGS = 33, HUB = 0, HUB_RINGS = 13, LADDER = 34;
static_assert(COMPANIES + PERSONS + GOVERNMENTS == NODES, "nodes");

static uint64_t state;
static uint64_t next() {  // splitmix64
  uint64_t z = (state += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}
static uint32_t below(uint32_t n) { return uint32_t((unsigned __int128)next() * n >> 64); }
[[noreturn]] static void fail(const char* what) {
  fprintf(stderr, "gen_rings: %s\n", what);
  exit(1);
}

struct Edge {
  uint32_t owner, company;
  int64_t share;
};  // share in 1e-7
static std::vector<Edge> edges;
static std::vector<std::vector<uint32_t>> owners(NODES), holdings(NODES);  // edge numbers

static std::string id(uint32_t v) {
  char b[24];
  if (v < COMPANIES) snprintf(b, sizeof b, "C%09u", v);
  else if (v < COMPANIES + PERSONS) snprintf(b, sizeof b, "P%09u", v - COMPANIES);
  else snprintf(b, sizeof b, "G%09u", v - COMPANIES - PERSONS);
  return b;
}
static bool owns(uint32_t a, uint32_t b) {
  for (uint32_t e : holdings[a])
    if (edges[e].company == b) return true;
  return false;
}
static void add(uint32_t a, uint32_t b) {
  if (owns(a, b)) fail("parallel edge");
  owners[b].push_back(edges.size());
  holdings[a].push_back(edges.size());
  edges.push_back({a, b, 0});
}

static std::vector<uint32_t> reach(
    uint32_t from, bool up) {  // nodes reached by at least one edge, `from` only if on a ring
  std::vector<char> seen(NODES);
  std::vector<uint32_t> out, todo{from};
  while (!todo.empty()) {
    uint32_t v = todo.back();
    todo.pop_back();
    for (uint32_t e : up ? owners[v] : holdings[v]) {
      uint32_t w = up ? edges[e].owner : edges[e].company;
      if (!seen[w]) {
        seen[w] = 1;
        out.push_back(w);
        todo.push_back(w);
      }
    }
  }
  return out;
}
static uint64_t elementary_cycles(uint64_t limit) {  // each counted at its smallest node
  uint64_t n = 0;
  for (uint32_t s = 0; s < COMPANIES; s++) {
    std::vector<char> back(NODES), on(NODES);
    for (uint32_t v : reach(s, true)) back[v] = 1;  // only what leads back to s
    std::function<void(uint32_t)> walk = [&](uint32_t v) {
      for (uint32_t e : holdings[v]) {
        uint32_t w = edges[e].company;
        if (w == s) {
          if (++n > limit) fail("too many cycles");
        } else if (w > s && back[w] && !on[w]) {
          on[w] = 1;
          walk(w);
          on[w] = 0;
        }
      }
    };
    walk(s);
  }
  return n;
}

// LU of I-A in long double with partial pivoting; solve() gives x with x(I-A) = e_i, row i of
// (I-A)^-1.
struct Dense {
  std::vector<std::vector<long double>> m;  // transposed I-A, factorised
  std::vector<uint32_t> perm;
  Dense() : m(NODES, std::vector<long double>(NODES)), perm(NODES) {
    for (uint32_t i = 0; i < NODES; i++) {
      m[i][i] = 1;
      perm[i] = i;
    }
    for (auto& e : edges) m[e.company][e.owner] -= e.share / 1e7L;
    for (uint32_t k = 0; k < NODES; k++) {
      uint32_t p = k;
      for (uint32_t i = k + 1; i < NODES; i++)
        if (fabsl(m[i][k]) > fabsl(m[p][k])) p = i;
      if (fabsl(m[p][k]) < 1e-12L) fail("I-A is singular");
      std::swap(m[k], m[p]);
      std::swap(perm[k], perm[p]);
      for (uint32_t i = k + 1; i < NODES; i++)
        if (m[i][k] != 0) {
          long double f = m[i][k] /= m[k][k];
          for (uint32_t j = k + 1; j < NODES; j++) m[i][j] -= f * m[k][j];
        }
    }
  }
  std::vector<long double> solve(uint32_t unit) const {
    std::vector<long double> x(NODES);
    for (uint32_t i = 0; i < NODES; i++) {
      x[i] = perm[i] == unit;
      for (uint32_t j = 0; j < i; j++) x[i] -= m[i][j] * x[j];
    }
    for (uint32_t i = NODES; i-- > 0;) {
      for (uint32_t j = i + 1; j < NODES; j++) x[i] -= m[i][j] * x[j];
      x[i] /= m[i][i];
    }
    return x;
  }
};

static uint32_t fresh = 1;  // the next company; HUB is company 0
static uint32_t knot, ladder,
    ladder_end;  // companies 0 .. knot-1; the first and last of the ladder

// A ring owner -> ... -> owner; each knot ring shares exactly one company with what is there
// already.
static void make_rings() {
  auto ring = [&](uint32_t through, uint32_t length) {
    uint32_t v = through;
    for (uint32_t i = 1; i < length; i++) {
      add(v, fresh);
      v = fresh++;
    }
    add(v, through);
  };
  for (uint32_t i = 0; i < KNOT_RINGS; i++)
    ring(i < HUB_RINGS ? HUB : 1 + below(fresh - 1), i < HUB_RINGS ? 5 + below(5) : 6 + below(7));
  knot = fresh;
  for (uint32_t length : {2, 2, 3, 3}) {
    uint32_t s = fresh++;
    ring(s, length);
  }
  for (int i = 0; i < 2; i++) {
    add(fresh, fresh);
    fresh++;
  }
}

// The ladder: step -> two sides -> step; the knot holds its first company.
static void make_ladder() {
  uint32_t step = fresh++;
  ladder = step;
  for (uint32_t i = 0; i < LADDER; i++) {
    uint32_t a = fresh++, b = fresh++, to = fresh++;
    add(step, a);
    add(step, b);
    add(a, to);
    add(b, to);
    step = to;
  }
  ladder_end = step;
  add(1 + below(knot - 1), ladder);
}

static void make_other_owners() {
  // Subsidiaries below everything, held by one earlier company (no edge back, so no new ring)
  for (; fresh < COMPANIES; fresh++) add(below(fresh), fresh);
  // Outside owners: every person and government holds something, every ring and every source
  // company has one
  auto outside = [&](uint32_t c) {
    uint32_t o;
    do o = COMPANIES + below(PERSONS + GOVERNMENTS);
    while (owns(o, c));
    add(o, c);
  };
  for (uint32_t o = COMPANIES; o < NODES; o++)
    add(o, o < COMPANIES + 60 ? (o - COMPANIES) * 4 % knot : below(COMPANIES));
  for (uint32_t c = knot; c < ladder; c++)
    outside(c);  // rings apart and self-owned companies: one each
  if (edges.size() > EDGES) fail("too many edges");
  while (edges.size() < EDGES) outside(below(COMPANIES));
}

// Companies hold the large parts, so that chains keep their weight; three companies of four are
// held whole, the others to 60-100 %.
static void give_shares() {
  for (uint32_t c = 0; c < COMPANIES; c++) {
    if (owners[c].empty()) continue;
    const int64_t total = below(4) ? 10000000 : 6000000 + below(4000001);
    std::vector<int64_t> part;
    int64_t sum = 0, given = 0;
    for (uint32_t e : owners[c]) {
      part.push_back(edges[e].owner < COMPANIES ? 200 + below(200) : 5 + below(45));
      sum += part.back();
    }
    for (size_t i = 0; i < part.size(); i++)
      given += edges[owners[c][i]].share = total * part[i] / sum;
    if (given > 10000000) fail("shares add to more than 1");
  }
}

// What was promised: rings, and the companies of the knot.
static std::pair<uint64_t, uint32_t> check_graph() {
  if (edges.size() != EDGES) fail("edges");
  const uint64_t rings = elementary_cycles(1000);
  if (rings != 39) fail("rings");
  std::vector<char> knot_up(NODES);
  for (uint32_t v : reach(HUB, true)) knot_up[v] = 1;
  uint32_t component = 0;
  for (uint32_t v : reach(HUB, false)) component += knot_up[v];
  if (component < 200) fail("strongly connected component below 200");
  return {rings, component};
}

static std::string dir;
static FILE* open(const char* name) {
  FILE* f = fopen((dir + "/" + name).c_str(), "w");
  if (!f) {
    perror(name);
    exit(1);
  }
  return f;
}
static std::string day() {
  const uint32_t d = 1 + below(28), m = 1 + below(12),
                 y = 1990 + below(35);  // drawn from the last to the first
  char b[16];
  snprintf(b, sizeof b, "%04u-%02u-%02u", y, m, d);
  return b;
}

static void write_nodes() {
  static const char* PROVINCE[] = {"北京", "上海", "广东", "浙江", "四川", "湖北"};
  static const char* SURNAME[] = {"王", "李", "张", "刘", "陈", "杨"};
  FILE* f = open("company.csv");
  fprintf(f, "id:ID,name,province,registered_capital:double,status,founded:date\n");
  for (uint32_t i = 0; i < COMPANIES; i++) {
    const char* p = PROVINCE[below(6)];
    uint32_t capital = 1 + below(90000000);
    std::string d = day();
    fprintf(f, "%s,%s环%03u投资有限公司,%s,%u.00,active,%s\n", id(i).c_str(), p, i, p, capital,
            d.c_str());
  }
  fclose(f);
  f = open("person.csv");
  fprintf(f, "id:ID,name,province\n");
  for (uint32_t i = 0; i < PERSONS; i++) {
    const char *s = SURNAME[below(6)], *p = PROVINCE[below(6)];
    fprintf(f, "%s,%s%03u,%s\n", id(COMPANIES + i).c_str(), s, i, p);
  }
  fclose(f);
  f = open("government.csv");
  fprintf(f, "id:ID,name,province,level\n");
  for (uint32_t i = 0; i < GOVERNMENTS; i++)
    fprintf(f, "%s,%s第%u国资委,%s,county\n", id(COMPANIES + PERSONS + i).c_str(), PROVINCE[i % 6],
            i / 6 + 1, PROVINCE[i % 6]);
  fclose(f);
}

static void write_holdings() {
  FILE* to[3] = {open("owns_company.csv"), open("owns_person.csv"), open("owns_government.csv")};
  for (FILE* o : to) fprintf(o, ":START_ID,:END_ID,share:double,since:date\n");
  for (auto& e : edges)
    fprintf(to[e.owner < COMPANIES             ? 0
               : e.owner < COMPANIES + PERSONS ? 1
                                               : 2],
            "%s,%s,%lld.%07lld,%s\n", id(e.owner).c_str(), id(e.company).c_str(),
            (long long)e.share / 10000000, (long long)e.share % 10000000, day().c_str());
  for (FILE* o : to) fclose(o);
  const char* empty[][2] = {{"project.csv", "id:ID,name,province,amount:double,status,start:date"},
                            {"located_in.csv", ":START_ID,:END_ID"},
                            {"supervises.csv", ":START_ID,:END_ID,since:date"},
                            {"undertakes.csv", ":START_ID,:END_ID,role,amount:double"},
                            {"invests.csv", ":START_ID,:END_ID,amount:double,at:date"}};
  for (auto& e : empty) {
    FILE* f = open(e[0]);
    fprintf(f, "%s\n", e[1]);
    fclose(f);
  }
}

// 12 outside owners, then 8 companies on rings, each with a company it reaches and holds >= 0.1 %
// of by all chains (the second outside pair ends the ladder, the last inside pair is HUB in
// itself).
static void write_integrated(FILE* f) {
  Dense dense;
  std::set<std::pair<uint32_t, uint32_t>> asked;
  for (int k = 0; k < 20;) {
    const uint32_t o = k < 12    ? COMPANIES + below(PERSONS + GOVERNMENTS)
                       : k == 19 ? HUB
                                 : below(ladder);
    const auto r = reach(o, false);
    const bool inside = std::find(r.begin(), r.end(), o) != r.end();
    if (r.size() < (k < 10 ? 200 : 2) || inside != (k >= 12)) continue;
    const uint32_t c = k == 1 ? ladder_end : k == 19 ? HUB : r[below(r.size())];
    if ((c == o) != (k == 19)) continue;
    const auto v = dense.solve(o);  // row o of V = (I-A)^-1
    const long double chains = v[c] - (o == c);
    if (chains < 0.001L || !asked.insert({o, c}).second) continue;
    long double direct = 0;
    for (uint32_t e : holdings[o])
      if (edges[e].company == c) direct += edges[e].share / 1e7L;
    fprintf(f,
            "{\"owner\":\"%s\",\"company\":\"%s\",\"on_ring\":%s,\"direct\":%.7Lf,\"all_chains\":%."
            "15Lf,\"integrated\":%.15Lf}%s\n",
            id(o).c_str(), id(c).c_str(), inside ? "true" : "false", direct, chains, chains / v[o],
            k < 19 ? "," : "");
    k++;
  }
}

static void write_owners(FILE* f) {
  std::set<uint32_t> counted;
  for (int k = 0; k < 20; k++) {
    uint32_t c, companies = 0, outsiders = 0;
    bool self = false;
    do
      c = k == 0   ? HUB
          : k == 1 ? ladder_end
          : k < 5  ? below(knot)
          : k < 9  ? knot + below(ladder - knot)
                   : knot + below(COMPANIES - knot);
    while (!counted.insert(c).second);
    for (uint32_t v : reach(c, true)) {
      if (v == c) self = true;
      else if (v < COMPANIES) companies++;
      else outsiders++;
    }
    fprintf(f,
            "{\"company\":\"%s\",\"owners\":%u,\"companies\":%u,\"outside\":%u,\"on_ring\":%s}%s\n",
            id(c).c_str(), companies + outsiders, companies, outsiders, self ? "true" : "false",
            k < 19 ? "," : "");
  }
}

int main(int argc, char** argv) {
  if (argc < 2) return fprintf(stderr, "usage: gen_rings OUTDIR [SEED]\n"), 2;
  dir = argv[1];
  state = argc > 2 ? strtoull(argv[2], nullptr, 10) : 42;
  mkdir(dir.c_str(), 0755);
  make_rings();
  make_ladder();
  make_other_owners();
  give_shares();
  const auto [rings, component] = check_graph();
  write_nodes();
  write_holdings();
  FILE* f = open("truth.json");
  fprintf(f,
          "{\"nodes\":%u,\"edges\":%zu,\"elementary_cycles\":%llu,\"largest_scc\":%u,\n\"trails_at_"
          "least\":{\"from\":\"%s\",\"to\":\"%s\",\"trails\":6227020800},\n\"simple_paths\":{"
          "\"from\":\"%s\",\"to\":\"%s\",\"paths\":%llu},\n\"integrated\":[\n",
          NODES, edges.size(), (unsigned long long)rings, component, id(HUB).c_str(),
          id(HUB).c_str(), id(ladder).c_str(), id(ladder_end).c_str(), 1ull << LADDER);
  write_integrated(f);
  fprintf(f, "],\n\"owners\":[\n");
  write_owners(f);
  fprintf(f, "]}\n");
  fclose(f);
  fprintf(stderr, "nodes %u edges %zu rings %llu largest component %u\n", NODES, edges.size(),
          (unsigned long long)rings, component);
}

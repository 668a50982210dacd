// In-memory CSR floor for the same workload (no storage, no parser): g++ -O3 -march=native
// floor.cpp -o floor && ./floor DATADIR
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>
using namespace std;
using C = chrono::steady_clock;
typedef uint32_t u;
static double ms(C::time_point a) { return chrono::duration<double, milli>(C::now() - a).count(); }
struct E {
  u s, d;
  double w;
};
struct Csr {
  vector<u> o, t;
  vector<double> w;
  void build(u n, const vector<E>& e, bool rev) {
    o.assign(n + 1, 0);
    t.resize(e.size());
    w.resize(e.size());
    for (auto& x : e) o[(rev ? x.d : x.s) + 1]++;
    for (u i = 0; i < n; i++) o[i + 1] += o[i];
    auto p = o;
    for (auto& x : e) {
      u k = p[rev ? x.d : x.s]++;
      t[k] = rev ? x.s : x.d;
      w[k] = x.w;
    }
  }
};
int main(int, char** v) {
  string D = v[1];
  u nc = 0, np = 0, ng = 3000;
  auto lines = [&](string f) {
    ifstream i(D + "/" + f);
    u n = 0;
    string l;
    while (getline(i, l)) n++;
    return n - 1;
  };
  auto t0 = C::now();
  nc = lines("company.csv");
  np = lines("person.csv");
  u n = nc + np + ng;
  auto id = [&](const char* s) {
    u k = atoi(s + 1);
    return s[0] == 'C' ? k : s[0] == 'P' ? nc + k : nc + np + k;
  };
  vector<E> e;
  for (string f : {"owns_company.csv", "owns_person.csv", "owns_government.csv"}) {
    FILE* h = fopen((D + "/" + f).c_str(), "r");
    char b[256];
    fgets(b, 256, h);
    while (fgets(b, 256, h)) e.push_back({id(b), id(b + 11), atof(b + 22)});
    fclose(h);
  }
  Csr in, out;
  in.build(n, e, true);
  out.build(n, e, false);
  printf("load: %.0f ms, %zu OWNS edges, %.1f MB for both CSRs with shares\n", ms(t0), e.size(),
         (e.size() * 24 + n * 8) / 1e6);
  ifstream sf(D + "/seeds.json");
  string S((istreambuf_iterator<char>(sf)), {});
  auto seeds = [&](string k) {
    vector<u> r;
    size_t p = S.find("\"" + k + "\":[") + k.size() + 4, q = S.find(']', p);
    while ((p = S.find('"', p)) < q) {
      r.push_back(id(&S[p + 1]));
      p = S.find('"', p + 1) + 1;
    }
    return r;
  };
  auto rep = [&](const char* k, vector<double> t, double chk) {
    sort(t.begin(), t.end());
    printf("%-10s med %.4g ms  p95 %.4g ms  check %.10g\n", k, t[t.size() / 2],
           t[min(t.size() - 1, t.size() * 95 / 100)], chk);
  };
  vector<double> acc(n);
  vector<u> touched;
  vector<char> on(n);
  for (string k : {"up", "up_deep", "up_hub"}) {
    vector<double> t;
    double paths = 0;
    for (u c : seeds(k)) {
      auto a = C::now();
      touched.clear();
      size_t np_ = 0;
      function<void(u, double, int)> go = [&](u x, double w, int d) {
        for (u i = in.o[x]; i < in.o[x + 1]; i++) {
          u o = in.t[i];
          if (on[o]) continue;
          np_++;
          if (acc[o] == 0) touched.push_back(o);
          double ww = w * in.w[i];
          acc[o] += ww;
          if (d < 10 && o < nc) {
            on[o] = 1;
            go(o, ww, d + 1);
            on[o] = 0;
          }
        }
      };
      on[c] = 1;
      go(c, 1, 1);
      on[c] = 0;
      for (u x : touched) acc[x] = 0;
      t.push_back(ms(a));
      paths += np_;
    }
    rep(k.c_str(), t, paths);
  }
  vector<u> seen(n, 0);
  u ep = 0;
  auto bfs = [&](u s, u goal, int lim, bool und, bool up, size_t& cnt) {
    ep++;
    vector<u> f{s}, g;
    seen[s] = ep;
    cnt = 0;
    for (int d = 1; d <= lim && f.size(); d++) {
      g.clear();
      for (u x : f) {
        auto ex = [&](Csr& c) {
          for (u i = c.o[x]; i < c.o[x + 1]; i++) {
            u y = c.t[i];
            if (seen[y] != ep) {
              seen[y] = ep;
              g.push_back(y);
            }
          }
        };
        if (und || up) ex(in);
        if (und || !up) ex(out);
      }
      cnt += g.size();
      if (goal != ~0u && seen[goal] == ep) return d;
      f.swap(g);
    }
    return 0;
  };
  for (string k : {"sp_dir", "sp_und"}) {
    auto p = seeds(k);
    vector<double> t;
    double s = 0;
    size_t c;
    for (size_t i = 0; i < p.size(); i += 2) {
      auto a = C::now();
      if (p[i] != p[i + 1])
        s += bfs(p[i + 1], p[i], k == "sp_dir" ? 12 : 10, k != "sp_dir", true, c);
      t.push_back(ms(a));
    }
    rep(k.c_str(), t, s);
  }
  {
    vector<double> t;
    double s = 0;
    size_t c;
    for (u x : seeds("hop3")) {
      auto a = C::now();
      bfs(x, ~0u, 3, true, true, c);
      s += c;
      t.push_back(ms(a));
    }
    rep("hop3", t, s);
  }
  {
    auto a = C::now();
    size_t s = 0;
    for (u b = 0; b < nc; b++) s += (size_t)(in.o[b + 1] - in.o[b]) * (out.o[b + 1] - out.o[b]);
    rep("2hop_fact", {ms(a)}, s);
  }
  {
    auto a = C::now();
    size_t s = 0;
    for (u x = 0; x < n; x++)
      for (u i = out.o[x]; i < out.o[x + 1]; i++) {
        u b = out.t[i];
        for (u j = out.o[b]; j < out.o[b + 1]; j++) s += out.t[j] < n;
      }
    rep("two_hop", {ms(a)}, s);
  }
  {
    auto a = C::now();
    size_t h = 0;
    for (u c = 0; c < nc; c++) {
      ep++;
      vector<u> f{c}, g;
      bool hit = false;
      for (int d = 0; d < 4 && !hit && f.size(); d++) {
        g.clear();
        for (u x : f)
          for (u i = in.o[x]; i < in.o[x + 1]; i++) {
            u y = in.t[i];
            if (y == c) hit = true;
            else if (y < nc && seen[y] != ep) {
              seen[y] = ep;
              g.push_back(y);
            }
          }
        f.swap(g);
      }
      h += hit;
    }
    rep("cycle4", {ms(a)}, h);
  }
  {
    auto a = C::now();
    vector<u> p(n);
    iota(p.begin(), p.end(), 0);
    function<u(u)> fd = [&](u x) {
      while (p[x] != x) x = p[x] = p[p[x]];
      return x;
    };
    for (auto& x : e) {
      u q = fd(x.s), r = fd(x.d);
      if (q != r) p[max(q, r)] = min(q, r);
    }
    size_t c = 0;
    for (u i = 0; i < n; i++) c += p[i] == i;
    rep("wcc", {ms(a)}, c);
  }
  {
    auto a = C::now();
    vector<double> r(n, 1.0 / n), q(n);
    for (int it = 0; it < 20; it++) {
      for (u x = 0; x < n; x++) {
        u d = out.o[x + 1] - out.o[x];
        q[x] = d ? r[x] / d : 0;
      }
      for (u x = 0; x < n; x++) {
        double s = 0;
        for (u i = in.o[x]; i < in.o[x + 1]; i++) s += q[in.t[i]];
        r[x] = .15 / n + .85 * s;
      }
    }
    rep("pagerank20", {ms(a)}, max_element(r.begin(), r.end()) - r.begin());
  }
}

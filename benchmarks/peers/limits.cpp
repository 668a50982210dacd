// Physical limits: g++ -O3 -march=native limits.cpp -o limits && ./limits DIR
#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>
using namespace std;
using C = chrono::steady_clock;
static double ms(C::time_point a) { return chrono::duration<double, milli>(C::now() - a).count(); }
int main(int, char** v) {
  string p = string(v[1]) + "/fs.tmp";
  for (int pre = 0; pre < 2; pre++) {
    int f = open(p.c_str(), O_CREAT | O_RDWR | O_TRUNC, 0644);
    char b[256];
    memset(b, 7, 256);
    if (pre) {
      vector<char> z(8 << 20);
      if (write(f, z.data(), z.size()) < 0) return 1;
      fsync(f);
      lseek(f, 0, 0);
    }
    vector<double> t;
    for (int i = 0; i < 1000; i++) {
      auto a = C::now();
      if (write(f, b, 256) < 0) return 1;
      fdatasync(f);
      t.push_back(ms(a));
    }
    sort(t.begin(), t.end());
    printf("fdatasync after 256 B %s: med %.3f ms p95 %.3f min %.3f -> %.0f/s\n",
           pre ? "(preallocated)" : "(append)", t[500], t[950], t[0], 1000 / t[500]);
    close(f);
  }
  {
    int f = open(p.c_str(), O_CREAT | O_RDWR | O_TRUNC, 0644);
    vector<char> z(64 << 20, 1);
    auto a = C::now();
    for (int i = 0; i < 8; i++)
      if (write(f, z.data(), z.size()) < 0) return 1;
    fsync(f);
    printf("sequential write+fsync 512 MiB: %.0f MB/s\n", 512 * 1.048576 / ms(a) * 1000);
    close(f);
  }
  unlink(p.c_str());
  size_t n = 64 << 20;
  vector<uint64_t> x(n);
  for (size_t i = 0; i < n; i++) x[i] = i * 0x9E3779B97F4A7C15ull;
  double best = 1e9;
  uint64_t s = 0;
  for (int r = 0; r < 3; r++) {
    auto a = C::now();
    for (size_t i = 0; i < n; i++) s += x[i];
    best = min(best, ms(a));
  }
  printf("sequential read 512 MiB, one core: %.1f GB/s\n", n * 8 / best / 1e6);
  best = 1e9;
  for (int r = 0; r < 3; r++) {
    auto a = C::now();
    uint64_t k = 1;
    for (int i = 0; i < 4000000; i++) {
      k = k * 6364136223846793005ull + 1442695040888963407ull;
      s += x[(k >> 20) & (n - 1)];
    }
    best = min(best, ms(a));
  }
  printf("random 8 B reads over 512 MiB, independent: %.1f ns each\n", best / 4);
  for (size_t i = 0; i < n; i++) x[i] = i;
  uint64_t k = 9;
  for (size_t i = n - 1; i > 0; i--) {
    k = k * 6364136223846793005ull + 1442695040888963407ull;
    swap(x[i], x[(k >> 11) % i]);
  }
  {
    auto a = C::now();
    uint64_t q = 0;
    for (int i = 0; i < 2000000; i++) q = x[q];
    s += q;
    printf("dependent pointer chase over 512 MiB: %.1f ns each\n", ms(a) / 2);
  }
  // CSR floor for the workload: 300k-edge-sized and 3M-edge-sized two-hop = sum in*out
  printf("%s", s == 42 ? " " : "");
}

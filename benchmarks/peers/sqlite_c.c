// SQLite through its C API, on the database that sql.py loaded: the small rows without an
// interpreter's overhead.
//   gcc -O2 sqlite_c.c -o sqlite_c -lsqlite3 && ./sqlite_c DATADIR DB.sqlite [RESULTS.jsonl]
// Statements are those of sql.py; every column of every row is read. Env: ONLY=row,row  REPEAT=n
// (best of n a call, default 1).
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define MAX 400
static sqlite3* db;
static char* seeds;
static FILE* out;
static const char* scale;
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}
static void die(const char* what) {
  fprintf(stderr, "sqlite_c: %s: %s\n", what, db ? sqlite3_errmsg(db) : "");
  exit(1);
}
static char* slurp(const char* path) {
  FILE* f = fopen(path, "rb");
  if (!f) {
    perror(path);
    exit(1);
  }
  fseek(f, 0, SEEK_END);
  long n = ftell(f);
  rewind(f);
  char* s = malloc(n + 1);
  if (fread(s, 1, n, f) != (size_t)n) exit(1);
  s[n] = 0;
  fclose(f);
  return s;
}
static int list(const char* key,
                char* v[MAX]) {  // "key":["a","b",...] of seeds.json; its strings hold no escapes
  char want[64];
  snprintf(want, sizeof want, "\"%s\":[", key);
  char* p = strstr(seeds, want);
  int n = 0;
  if (!p) return 0;
  for (p += strlen(want); *p == '"' || *p == ','; p++)
    if (*p == '"') {
      char* e = strchr(p + 1, '"');
      v[n] = strndup(p + 1, e - p - 1);
      if (++n == MAX) break;
      p = e;
    }
  return n;
}
static int order(const void* a, const void* b) {
  double x = *(const double*)a, y = *(const double*)b;
  return (x > y) - (x < y);
}
static volatile long sink;
typedef struct {
  double v[3];
} Answer;
// what a row's columns add to the answer: rows+share (nbr), rows+capital (point),
// paths+owners+share (up), 1+length (sp), count
enum Kind { POINT, NBR, UP, SP, COUNT };
static Answer call(sqlite3_stmt* s, enum Kind kind, char** param, int params) {
  Answer a = {{0, 0, 0}};
  sqlite3_reset(s);
  for (int i = 0; i < params; i++) sqlite3_bind_text(s, i + 1, param[i], -1, SQLITE_STATIC);
  int rc, columns = sqlite3_column_count(s);
  while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
    for (int c = 0; c < columns; c++)
      if (sqlite3_column_type(s, c) == SQLITE_TEXT) sink += sqlite3_column_text(s, c)[0];
    switch (kind) {
      case POINT:
        a.v[0]++;
        a.v[1] += sqlite3_column_double(s, 3);
        break;
      case NBR:
        a.v[0]++;
        a.v[1] += sqlite3_column_double(s, 2);
        break;
      case UP:
        a.v[0] += sqlite3_column_int64(s, 1);
        a.v[1]++;
        a.v[2] += sqlite3_column_double(s, 2);
        break;
      case SP:
        a.v[0] = 1;
        a.v[1] = sqlite3_column_int64(s, 0);
        break;
      case COUNT: a.v[0] += sqlite3_column_int64(s, 0); break;
    }
  }
  if (rc != SQLITE_DONE) die("step");
  return a;
}
static void bench(const char* row, const char* sql, enum Kind kind, int step, int params,
                  const char* order_of, const char* suffix) {
  const char* only = getenv("ONLY");
  int repeat = getenv("REPEAT") ? atoi(getenv("REPEAT")) : 1;
  if (only && *only) {
    char a[1024], b[64];
    snprintf(a, sizeof a, ",%s,", only);
    snprintf(b, sizeof b, ",%s,", row);
    if (!strstr(a, b)) return;
  }
  char *v[MAX], *p[2];
  int n = list(row, v), calls = n / step, width = kind == UP ? 3 : kind == COUNT ? 1 : 2;
  sqlite3_stmt* s;
  if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, 0)) die(row);
  double t[MAX], sum[3] = {0};
  Answer got[MAX];
  for (int i = -1; i < calls; i++) {
    int k = i < 0 ? 0 : i;
    char text[256];
    for (int j = 0; j < params; j++) p[j] = v[k * step + (order_of[j] - '0')];
    if (suffix) {
      snprintf(text, sizeof text, "%s%s", p[0], suffix);
      p[0] = text;
    }
    double best = 1e18;
    Answer a = {{0}};
    for (int r = 0; r < repeat; r++) {
      double t0 = now();
      a = call(s, kind, p, params);
      double d = now() - t0;
      if (d < best) best = d;
    }
    if (i >= 0) {
      t[i] = best;
      got[i] = a;
      for (int j = 0; j < width; j++) sum[j] += a.v[j];
    }
  }
  sqlite3_finalize(s);
  qsort(t, calls, sizeof *t, order);
  for (int pass = 0; pass < 2; pass++) {
    FILE* o = pass ? out : stdout;
    if (!o) continue;
    fprintf(o,
            "{\"peer\":\"sqlite_c\",\"scale\":\"%s\",\"q\":\"%s\",\"n\":%d,\"of\":%d,\"min\":%.4g,"
            "\"med\":%.4g,\"p95\":%.4g,\"check\":[",
            scale, row, calls, calls, t[0], t[calls / 2], t[calls * 95 / 100]);
    for (int j = 0; j < width; j++) fprintf(o, "%s%.10g", j ? "," : "", sum[j]);
    fprintf(o, "]");
    if (pass) {
      fprintf(o, ",\"ans\":[");
      for (int i = 0; i < calls; i++) {
        fprintf(o, "%s[", i ? "," : "");
        for (int j = 0; j < width; j++) fprintf(o, "%s%.12g", j ? "," : "", got[i].v[j]);
        fprintf(o, "]");
      }
      fprintf(o, "]");
    }
    fprintf(o, "}\n");
  }
  for (int i = 0; i < n; i++) free(v[i]);
}
int main(int argc, char** argv) {
  if (argc < 3) return fprintf(stderr, "usage: sqlite_c DATADIR DB.sqlite [RESULTS.jsonl]\n"), 1;
  char path[4096];
  snprintf(path, sizeof path, "%s/seeds.json", argv[1]);
  seeds = slurp(path);
  size_t n = strlen(argv[1]);
  while (n && argv[1][n - 1] == '/') argv[1][--n] = 0;
  scale = strrchr(argv[1], '/') ? strrchr(argv[1], '/') + 1 : argv[1];
  out = argc > 3 ? fopen(argv[3], "a") : 0;
  if (sqlite3_open_v2(argv[2], &db, SQLITE_OPEN_READWRITE, 0)) die("open");
  sqlite3_exec(db, "PRAGMA cache_size=-2000000; PRAGMA mmap_size=8589934592;", 0, 0, 0);
  bench("point", "SELECT * FROM company WHERE id=?1", POINT, 1, 1, "0", 0);
  bench("nbr",
        "SELECT o.src, coalesce(c.name,p.name,g.name), o.share, o.since FROM (SELECT "
        "src,share,since FROM owns WHERE dst=?1 UNION ALL SELECT dst,share,since FROM owns WHERE "
        "src=?1) o LEFT JOIN company c ON c.id=o.src LEFT JOIN person p ON p.id=o.src LEFT JOIN "
        "government g ON g.id=o.src",
        NBR, 1, 1, "0", 0);
  const char* up =
      "WITH RECURSIVE up(node,path,w,d) AS (SELECT src,'/'||dst||'/'||src||'/',share,1 FROM owns "
      "WHERE dst=?1 AND src<>dst UNION ALL SELECT o.src,path||o.src||'/',w*o.share,d+1 FROM up "
      "JOIN owns o ON o.dst=node WHERE d<10 AND instr(path,'/'||o.src||'/')=0) SELECT "
      "node,count(*),sum(w) FROM up GROUP BY node";
  bench("up", up, UP, 1, 1, "0", 0);
  bench("up_deep", up, UP, 1, 1, "0", 0);
  bench("up_hub", up, UP, 1, 1, "0", 0);
  bench("sp_dir",
        "WITH RECURSIVE bfs(node,d) AS (SELECT ?1,0 UNION SELECT o.src,d+1 FROM bfs JOIN owns o ON "
        "o.dst=node WHERE d<12) SELECT d FROM bfs WHERE node=?2 AND d>0 LIMIT 1",
        SP, 2, 2, "10", 0);
  bench("prefix", "SELECT count(*) FROM company WHERE name GLOB ?1", COUNT, 1, 1, "0", "*");
  if (out) fclose(out);
  sqlite3_close(db);
  return 0;
}

// igraph through its C API: gcc -O2 igraph_c.c -o igraph_c $(pkg-config --cflags --libs igraph) -lm
// && ./igraph_c DATADIR [RESULTS.jsonl] Rows nbr, sp_dir, sp_und, hop3, wcc, pagerank. igraph's
// PageRank (PRPACK) runs to convergence, so it is compared with "converged".
#include <igraph/igraph.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define MAX 400
static igraph_t g;
static igraph_integer_t nc, np, n;
static igraph_vector_t share;
static char* seeds;
static FILE* out;
static const char *scale, *dir;
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}
static FILE* csv(const char* name, char* line, int size) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.csv", dir, name);
  FILE* f = fopen(path, "r");
  if (!f || !fgets(line, size, f)) {
    perror(path);
    exit(1);
  }
  return f;
}
static igraph_integer_t lines(const char* name) {
  char b[4096];
  igraph_integer_t k = 0;
  FILE* f = csv(name, b, sizeof b);
  while (fgets(b, sizeof b, f)) k++;
  fclose(f);
  return k;
}
static igraph_integer_t node(const char* id) {
  igraph_integer_t k = strtol(id + 1, 0, 10);
  return id[0] == 'C' ? k : id[0] == 'P' ? nc + k : nc + np + k;
}
static int list(const char* key, igraph_integer_t v[MAX]) {
  char want[64];
  snprintf(want, sizeof want, "\"%s\":[", key);
  char* p = strstr(seeds, want);
  int k = 0;
  for (p += strlen(want); *p == '"' || *p == ','; p++)
    if (*p == '"') {
      v[k++] = node(p + 1);
      p = strchr(p + 1, '"');
    }
  return k;
}
static int order(const void* a, const void* b) {
  double x = *(const double*)a, y = *(const double*)b;
  return (x > y) - (x < y);
}
typedef struct {
  double v[2];
} Answer;
static Answer nbr(igraph_integer_t a, igraph_integer_t b) {
  (void)b;
  Answer r = {{0, 0}};
  igraph_vector_int_t e;
  igraph_vector_int_init(&e, 0);
  igraph_incident(&g, &e, a, IGRAPH_ALL);
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(&e); i++)
    r.v[1] += VECTOR(share)[VECTOR(e)[i]];
  r.v[0] = igraph_vector_int_size(&e);
  igraph_vector_int_destroy(&e);
  return r;
}
static Answer path(igraph_integer_t a, igraph_integer_t b, igraph_neimode_t mode,
                   int cap) {  // as far as igraph goes: no early cap
  Answer r = {{0, 0}};
  igraph_vector_int_t e;
  igraph_vector_int_init(&e, 0);
  igraph_get_shortest_path(&g, 0, &e, a, b, mode);
  igraph_integer_t d = igraph_vector_int_size(&e);
  if (d && d <= cap) {
    r.v[0] = 1;
    r.v[1] = d;
  }
  igraph_vector_int_destroy(&e);
  return r;
}
static Answer sp_dir(igraph_integer_t a, igraph_integer_t b) { return path(b, a, IGRAPH_IN, 12); }
static Answer sp_und(igraph_integer_t a, igraph_integer_t b) { return path(a, b, IGRAPH_ALL, 10); }
static Answer hop3(igraph_integer_t a, igraph_integer_t b) {
  (void)b;
  Answer r = {{0, 0}};
  igraph_vector_int_t s;
  igraph_vector_int_init(&s, 0);
  igraph_neighborhood_size(&g, &s, igraph_vss_1(a), 3, IGRAPH_ALL, 0);
  r.v[0] = VECTOR(s)[0] - 1;
  igraph_vector_int_destroy(&s);
  return r;
}
static Answer wcc(igraph_integer_t a, igraph_integer_t b) {
  (void)a;
  (void)b;
  Answer r = {{0, 0}};
  igraph_integer_t k;
  igraph_connected_components(&g, 0, 0, &k, IGRAPH_WEAK);
  r.v[0] = k;
  return r;
}
static igraph_vector_t rank;
static Answer pagerank(igraph_integer_t a, igraph_integer_t b) {
  (void)a;
  (void)b;
  Answer r = {{0, 0}};
  igraph_real_t value;
  igraph_pagerank(&g, IGRAPH_PAGERANK_ALGO_PRPACK, &rank, &value, igraph_vss_all(), 1, 0.85, 0, 0);
  igraph_integer_t top = igraph_vector_which_max(&rank);
  r.v[0] = top < nc ? top : top < nc + np ? top - nc : top - nc - np;
  return r;
}
static void bench(const char* row, Answer (*fn)(igraph_integer_t, igraph_integer_t),
                  const char* key, int step, int width) {
  const char* only = getenv("ONLY");
  if (only && *only) {
    char a[1024], b[64];
    snprintf(a, sizeof a, ",%s,", only);
    snprintf(b, sizeof b, ",%s,", row);
    if (!strstr(a, b)) return;
  }
  igraph_integer_t v[MAX] = {0};
  int calls = key ? list(key, v) / step : 3;
  double t[MAX], sum[2] = {0};
  Answer got[MAX];
  fn(v[0], v[step - 1]);
  for (int i = 0; i < calls; i++) {
    double t0 = now();
    got[i] = fn(v[i * step], v[i * step + step - 1]);
    t[i] = now() - t0;
    for (int j = 0; j < width; j++) sum[j] += got[i].v[j];
  }
  qsort(t, calls, sizeof *t, order);
  for (int pass = 0; pass < 2; pass++) {
    FILE* o = pass ? out : stdout;
    if (!o) continue;
    fprintf(o,
            "{\"peer\":\"igraph_c\",\"scale\":\"%s\",\"q\":\"%s\",\"n\":%d,\"of\":%d,\"min\":%.4g,"
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
}
int main(int argc, char** argv) {
  if (argc < 2) return fprintf(stderr, "usage: igraph_c DATADIR [RESULTS.jsonl]\n"), 1;
  size_t l = strlen(argv[1]);
  while (l && argv[1][l - 1] == '/') argv[1][--l] = 0;
  dir = argv[1];
  scale = strrchr(dir, '/') ? strrchr(dir, '/') + 1 : dir;
  out = argc > 2 ? fopen(argv[2], "a") : 0;
  char path[4096];
  snprintf(path, sizeof path, "%s/seeds.json", dir);
  FILE* f = fopen(path, "rb");
  if (!f) {
    perror(path);
    return 1;
  }
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  rewind(f);
  seeds = calloc(size + 1, 1);
  if (fread(seeds, 1, size, f) != (size_t)size) return 1;
  fclose(f);
  igraph_set_warning_handler(igraph_warning_handler_ignore);  // it warns where there is no path
  double t0 = now();
  nc = lines("company");
  np = lines("person");
  n = nc + np + lines("government");
  igraph_vector_int_t e;
  igraph_vector_int_init(&e, 0);
  igraph_vector_init(&share, 0);
  const char* files[] = {"owns_company", "owns_person", "owns_government"};
  for (int i = 0; i < 3; i++) {
    char b[256];
    f = csv(files[i], b, sizeof b);
    while (fgets(b, sizeof b, f)) {
      igraph_vector_int_push_back(&e, node(b));
      igraph_vector_int_push_back(&e, node(b + 11));
      igraph_vector_push_back(&share, atof(b + 22));
    }
    fclose(f);
  }
  igraph_create(&g, &e, n, IGRAPH_DIRECTED);
  igraph_vector_int_destroy(&e);
  igraph_vector_init(&rank, n);
  printf("load %.0f ms, %ld nodes, %ld edges\n", now() - t0, (long)n, (long)igraph_ecount(&g));
  bench("nbr", nbr, "nbr", 1, 2);
  bench("sp_dir", sp_dir, "sp_dir", 2, 2);
  bench("sp_und", sp_und, "sp_und", 2, 2);
  bench("hop3", hop3, "hop3", 1, 1);
  bench("wcc", wcc, 0, 1, 1);
  bench("pagerank", pagerank, 0, 1, 1);
  if (out && igraph_vector_size(&rank)) {  // the ten highest, for check.py
    char top[1024];
    int p = 0;
    igraph_vector_t r;
    igraph_vector_init_copy(&r, &rank);
    double sum = igraph_vector_sum(&rank);
    for (int i = 0; i < 10; i++) {
      igraph_integer_t k = igraph_vector_which_max(&r);
      char c = k < nc ? 'C' : k < nc + np ? 'P' : 'G';
      igraph_integer_t d = k < nc ? k : k < nc + np ? k - nc : k - nc - np;
      p += snprintf(top + p, sizeof top - p, "%s[\"%c%09ld\",%.12f]", i ? "," : "", c, (long)d,
                    VECTOR(r)[k]);
      VECTOR(r)[k] = -1;
    }
    igraph_vector_destroy(&r);
    fprintf(out,
            "{\"peer\":\"igraph_c\",\"q\":\"pagerank\",\"i\":0,\"got\":{\"converged_sum\":%.9f,"
            "\"converged_top\":[%s]}}\n",
            sum, top);
  }
  if (out) fclose(out);
  return 0;
}

/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a host program may do to the C interface, rightly or wrongly: c_interface INDEX, an index of
 * the sample corpus. */
#include <dossier/dossier.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

static atomic_int checks, failures;

#define CHECK(condition)                                            \
  do {                                                              \
    ++checks;                                                       \
    if (!(condition)) {                                             \
      ++failures;                                                   \
      printf("FAILED %s:%d: %s\n", __FILE__, __LINE__, #condition); \
    }                                                               \
  } while (0)

static int error_says(dossier_status status, const char* what) {
  if (status == DOSSIER_ERROR && strstr(dossier_last_error(), what) != NULL) return 1;
  printf("status %d, error: %s\n", status, dossier_last_error());
  return 0;
}

static void nulls(const char* index) {
  const char* paths[] = {index, NULL};
  dossier_searcher searcher = 7;
  char* json = NULL;
  CHECK(error_says(dossier_open(NULL, 1, &searcher), "no path"));
  CHECK(searcher == 0);
  CHECK(error_says(dossier_open(paths, 0, &searcher), "no path"));
  CHECK(error_says(dossier_open(paths, 2, &searcher), "null pointer"));
  CHECK(error_says(dossier_open(paths, 1, NULL), "null pointer"));
  CHECK(dossier_open(paths, 1, &searcher) == DOSSIER_OK);
  CHECK(error_says(dossier_search(searcher, NULL, NULL, &json), "query is a null pointer"));
  CHECK(error_says(dossier_search(searcher, "kabul", NULL, NULL), "null pointer"));
  CHECK(error_says(dossier_show(searcher, NULL, &json), "null pointer"));
  CHECK(error_says(dossier_cites(searcher, NULL, &json), "null pointer"));
  CHECK(error_says(dossier_cited_by(searcher, NULL, &json), "null pointer"));
  CHECK(error_says(dossier_info(searcher, NULL), "null pointer"));
  CHECK(json == NULL);
  CHECK(dossier_actors(searcher, NULL, &json) == DOSSIER_OK);
  dossier_free(json);
  dossier_search_defaults(NULL);
  dossier_free(NULL);
  dossier_close(0);
  dossier_close(searcher);
}

static void wrong_order(const char* index) {
  const char* paths[] = {index};
  dossier_searcher searcher = 0, next = 0;
  char* json = NULL;
  CHECK(error_says(dossier_search(0, "kabul", NULL, &json), "not open"));
  CHECK(error_says(dossier_info(12345, &json), "not open"));
  CHECK(dossier_open(paths, 1, &searcher) == DOSSIER_OK);
  dossier_close(searcher);
  dossier_close(searcher);
  CHECK(error_says(dossier_search(searcher, "kabul", NULL, &json), "not open"));
  CHECK(*dossier_last_hint() != '\0');
  CHECK(dossier_open(paths, 1, &next) == DOSSIER_OK);
  CHECK(next != searcher);
  CHECK(error_says(dossier_info(searcher, &json), "not open"));
  dossier_close(next);
}

static void errors(const char* index) {
  const char *none[] = {"/no/such/index"}, *paths[] = {index};
  dossier_searcher searcher = 0;
  char* json = NULL;
  dossier_search_options options;
  CHECK(dossier_open(none, 1, &searcher) == DOSSIER_ERROR);
  CHECK(strstr(dossier_last_error(), "/no/such/index") != NULL);
  CHECK(dossier_open(paths, 1, &searcher) == DOSSIER_OK);
  CHECK(error_says(dossier_search(searcher, "\"never closed", NULL, &json), "query"));
  CHECK(error_says(dossier_search(searcher, "nofield:x", NULL, &json), "nofield"));
  CHECK(error_says(dossier_show(searcher, "no-such-document", &json), "no-such-document"));
  CHECK(json == NULL);
  CHECK(dossier_search(searcher, "qqqqzzzz", NULL, &json) == DOSSIER_NOTHING);
  CHECK(json != NULL && strstr(json, "\"total\":0") != NULL);
  dossier_free(json);
  CHECK(dossier_search(searcher, "\xff\xfe kabul", NULL, &json) != DOSSIER_OK || json != NULL);
  dossier_free(json);
  memset(&options, 0, sizeof options);
  CHECK(error_says(dossier_search(searcher, "kabul", &options, &json), "have no size"));
  CHECK(strstr(dossier_last_hint(), "dossier_search_defaults") != NULL);
  dossier_search_defaults(&options);
  options.sort = 99;
  CHECK(error_says(dossier_search(searcher, "kabul", &options, &json), "order"));
  /* A program of an earlier version knows fewer options. */
  dossier_search_defaults(&options);
  options.size = offsetof(dossier_search_options, offset);
  options.limit = 1;
  options.sort = 99;
  CHECK(dossier_search(searcher, "kabul", &options, &json) == DOSSIER_OK);
  CHECK(strstr(json, "\"rank\":1,") != NULL && strstr(json, "\"rank\":2,") == NULL);
  dossier_free(json);
  dossier_close(searcher);
}

/* Of two indexes one is behind a server that is down: nobody listens on port 1. */
static void partial(const char* index) {
  const char *paths[] = {index, "127.0.0.1:1"}, *down[] = {"127.0.0.1:1"};
  dossier_searcher searcher = 7;
  char* json = NULL;
  dossier_open_options options;
  CHECK(error_says(dossier_open(paths, 2, &searcher), "127.0.0.1:1 does not answer"));
  CHECK(searcher == 0);
  memset(&options, 0, sizeof options);
  CHECK(error_says(dossier_open_with(paths, 2, &options, &searcher), "have no size"));
  CHECK(strstr(dossier_last_hint(), "dossier_open_defaults") != NULL);
  dossier_open_defaults(NULL);
  dossier_open_defaults(&options);
  CHECK(error_says(dossier_open_with(paths, 2, &options, &searcher), "127.0.0.1:1"));
  options.wait = 0;
  CHECK(error_says(dossier_open_with(paths, 1, &options, &searcher), "0 seconds"));
  options.wait = 5;
  options.partial = 1;
  CHECK(error_says(dossier_open_with(down, 1, &options, &searcher), "127.0.0.1:1"));
  CHECK(dossier_open_with(paths, 2, &options, &searcher) == DOSSIER_OK);
  CHECK(dossier_search(searcher, "kabul", NULL, &json) == DOSSIER_OK);
  CHECK(json != NULL && strstr(json, "\"unreachable\":[{") != NULL);
  CHECK(json != NULL && strstr(json, "\"server\":\"127.0.0.1:1\"") != NULL);
  dossier_free(json);
  CHECK(dossier_actors(searcher, "kabul", &json) == DOSSIER_OK);
  CHECK(json != NULL && strstr(json, "127.0.0.1:1") != NULL);
  dossier_free(json);
  dossier_close(searcher);
  /* Nothing is missing: nothing is said. */
  CHECK(dossier_open_with(paths, 1, &options, &searcher) == DOSSIER_OK);
  CHECK(dossier_search(searcher, "kabul", NULL, &json) == DOSSIER_OK);
  CHECK(json != NULL && strstr(json, "unreachable") == NULL);
  dossier_free(json);
  dossier_close(searcher);
}

static dossier_searcher shared;

static void* ask(void* index) {
  static const char* const kQueries[] = {"kabul",     "\"air force\"", "place:kabul",
                                         "date:2021", "nofield:x",     ""};
  const char* paths[] = {index};
  for (int round = 0; round < 12; ++round) {
    dossier_searcher own = 0;
    CHECK(dossier_open(paths, 1, &own) == DOSSIER_OK);
    for (int i = 0; i < 6; ++i) {
      char* json = NULL;
      const dossier_searcher searcher = (round + i) % 2 == 0 ? own : shared;
      const dossier_status status = dossier_search(searcher, kQueries[i], NULL, &json);
      CHECK(i == 4 ? error_says(status, "nofield") : status != DOSSIER_ERROR && json != NULL);
      dossier_free(json);
    }
    dossier_close(own);
  }
  return NULL;
}

static void* close_shared(void* unused) {
  (void)unused;
  dossier_close(shared);
  return NULL;
}

static void threads(char* index) {
  enum { kThreads = 8 };
  const char* paths[] = {index};
  pthread_t running[kThreads];
  CHECK(dossier_open(paths, 1, &shared) == DOSSIER_OK);
  for (int i = 0; i < kThreads; ++i) pthread_create(&running[i], NULL, ask, index);
  for (int i = 0; i < kThreads; ++i) pthread_join(running[i], NULL);

  /* Closed while another thread asks: that call ends as one or the other, nothing breaks. */
  pthread_t closing;
  char* json = NULL;
  pthread_create(&closing, NULL, close_shared, NULL);
  const dossier_status status = dossier_search(shared, "kabul", NULL, &json);
  CHECK(status == DOSSIER_OK ? json != NULL : error_says(status, "not open"));
  dossier_free(json);
  pthread_join(closing, NULL);
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  CHECK(strchr(dossier_version(), '.') != NULL);
  CHECK(*dossier_last_error() == '\0');
  nulls(argv[1]);
  wrong_order(argv[1]);
  errors(argv[1]);
  partial(argv[1]);
  threads(argv[1]);
  printf("%d checks, %d failed\n", checks, failures);
  return failures == 0 ? 0 : 1;
}

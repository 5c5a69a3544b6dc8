/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dossier from C, and from any language that can call C: questions in, JSON out.
 *
 *   const char *paths[] = {"/srv/dossier/index"};
 *   dossier_searcher searcher = 0;
 *   char *json = NULL;
 *   if (dossier_open(paths, 1, &searcher) == DOSSIER_OK &&
 *       dossier_search(searcher, "place:kabul NEAR/15 group:iskp", NULL, &json) != DOSSIER_ERROR)
 *     puts(json);
 *   else
 *     fprintf(stderr, "%s\nhint: %s\n", dossier_last_error(), dossier_last_hint());
 *   dossier_free(json);
 *   dossier_close(searcher);
 *
 * The JSON is that of the program `dossier`, described in dossier(1); it is UTF-8, one object on
 * one line, and the caller's: dossier_free() it. What goes in is UTF-8 too.
 *
 * Threads: every function may be called from any thread at any time. Calls with one searcher wait
 * for one another; for questions side by side open a searcher a thread (about a millisecond and a
 * few hundred kB each).
 *
 * Errors: every function that can fail returns a dossier_status; a bad argument (a null pointer, a
 * searcher that is closed or never was) is an error like any other. No C++ exception comes out. A
 * searcher reads only, and goes on with the newest state of the index when an indexer commits. */

#ifndef DOSSIER_DOSSIER_H
#define DOSSIER_DOSSIER_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define DOSSIER_API __attribute__((visibility("default")))
#else
#define DOSSIER_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The statuses of the program `dossier`. */
typedef enum dossier_status {
  DOSSIER_OK = 0,      /* Answered. */
  DOSSIER_NOTHING = 1, /* Answered: there is nothing; the (empty) JSON is given all the same. */
  DOSSIER_ERROR = 2    /* Not answered: dossier_last_error() says why. No JSON. */
} dossier_status;

/* One or several indexes, opened as one. 0 is none; a number is never given twice. */
typedef uint64_t dossier_searcher;

typedef enum dossier_sort {
  DOSSIER_RELEVANCE = 0,
  DOSSIER_NEWEST = 1,
  DOSSIER_OLDEST = 2,
  DOSSIER_MOST_CITED = 3
} dossier_sort;

/* How to search. Set by dossier_search_defaults() first: members may be added at its end, and
 * `size` tells which ones the caller knows. */
typedef struct dossier_search_options {
  size_t size;     /* Bytes of this struct, as the caller was compiled. */
  uint32_t limit;  /* Hits at most; 10. */
  uint32_t offset; /* Hits left out; 0. */
  int32_t sort;    /* A dossier_sort; DOSSIER_RELEVANCE. */
  int32_t any;     /* Not 0: plain words, any of which will do; no operators are read. */
  int32_t facets;  /* 0: without facets, which is faster; 1. */
} dossier_search_options;

DOSSIER_API void dossier_search_defaults(dossier_search_options* options);

/* Opens the `count` indexes at `paths` (folders, stub files, HOST:PORT), to be searched as one.
 * DOSSIER_ERROR where one is none, or is of a format that this version cannot read; `searcher` is
 * then 0. */
DOSSIER_API dossier_status dossier_open(const char* const* paths, size_t count,
                                        dossier_searcher* searcher);

/* How to open what is behind servers. Set by dossier_open_defaults() first, as the search options.
 */
typedef struct dossier_open_options {
  size_t size;     /* Bytes of this struct, as the caller was compiled. */
  int32_t partial; /* Not 0: a server that does not answer is left out, if another does; 0. Every
                    * answer without one says so: "unreachable":[{"server":…,"reason":…}]. It is
                    * asked again after half a minute. */
  uint32_t wait;   /* Seconds after which a server is given up, 1 to 3,600; 20. */
} dossier_open_options;

DOSSIER_API void dossier_open_defaults(dossier_open_options* options);

/* As dossier_open(); `options` may be NULL. */
DOSSIER_API dossier_status dossier_open_with(const char* const* paths, size_t count,
                                             const dossier_open_options* options,
                                             dossier_searcher* searcher);

/* Closes it, when the calls that use it have come to their end. 0, or one closed before, is passed
 * over. */
DOSSIER_API void dossier_close(dossier_searcher searcher);

/* As `dossier search QUERY --format json`; `options` may be NULL. DOSSIER_NOTHING where no document
 * matches. */
DOSSIER_API dossier_status dossier_search(dossier_searcher searcher, const char* query,
                                          const dossier_search_options* options, char** json);

/* As `dossier show ID --format json`; `id` may be a citation key. */
DOSSIER_API dossier_status dossier_show(dossier_searcher searcher, const char* id, char** json);

/* As `dossier cites ID --format json`: the works that a document cites. */
DOSSIER_API dossier_status dossier_cites(dossier_searcher searcher, const char* id, char** json);

/* As `dossier cited-by WHAT --format json`; `what` is a document id, an address, a DOI or a title.
 */
DOSSIER_API dossier_status dossier_cited_by(dossier_searcher searcher, const char* what,
                                            char** json);

/* As `dossier actors NAME --format json`; all actors where `name` is NULL or "". */
DOSSIER_API dossier_status dossier_actors(dossier_searcher searcher, const char* name, char** json);

/* As `dossier info --format json`. */
DOSSIER_API dossier_status dossier_info(dossier_searcher searcher, char** json);

/* Frees what a function of this header gave as JSON. NULL is passed over. */
DOSSIER_API void dossier_free(char* json);

/* What was wrong with the last call of this thread that returned DOSSIER_ERROR, and what to do
 * about it ("" where there is no advice): one line each, good until that thread's next such call.
 * Never NULL. */
DOSSIER_API const char* dossier_last_error(void);
DOSSIER_API const char* dossier_last_hint(void);

/* The version, such as "1.2.0". The soname changes with the first number. */
DOSSIER_API const char* dossier_version(void);

#ifdef __cplusplus
}
#endif

#endif

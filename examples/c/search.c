/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Asks an index one question and prints the answer as JSON; then, on request, shows a document of
 * it.
 *
 *   cc search.c $(pkg-config --cflags --libs dossier) -o search
 *   ./search /srv/dossier/index 'place:kabul NEAR/15 group:iskp' */
#include <dossier/dossier.h>
#include <stdio.h>

static int complain(void) {
  fprintf(stderr, "search: %s\n", dossier_last_error());
  if (*dossier_last_hint() != '\0') fprintf(stderr, "hint: %s\n", dossier_last_hint());
  return DOSSIER_ERROR;
}

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    fprintf(stderr, "usage: search INDEX QUERY [DOCUMENT]\n");
    return DOSSIER_ERROR;
  }
  const char* paths[] = {argv[1]};
  dossier_searcher searcher = 0;
  if (dossier_open(paths, 1, &searcher) == DOSSIER_ERROR) return complain();

  dossier_search_options options;
  dossier_search_defaults(&options);
  options.limit = 3;
  char* json = NULL;
  dossier_status status = dossier_search(searcher, argv[2], &options, &json);
  if (status != DOSSIER_ERROR && argc == 4) {
    puts(json);
    dossier_free(json);
    status = dossier_show(searcher, argv[3], &json);
  }
  if (status == DOSSIER_ERROR)
    complain();
  else
    puts(json);
  dossier_free(json);
  dossier_close(searcher);
  return status;
}

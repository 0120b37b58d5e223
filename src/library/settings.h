/* SPDX-License-Identifier: MIT
 *
 * settings - what the reader of RFCs decided: the built-in rfcviewrc (assets/), then the user's,
 * then the command line.  One table (settings.def) names them all.
 *
 * The file's lines: `set NAME VALUE`, `bind CONTEXT KEY COMMAND`, `# comment`.  A bad line is told
 * (the first one, with file and line number) and passed over; the rest counts.
 */
#ifndef LIBRARY_SETTINGS_H
#define LIBRARY_SETTINGS_H

#include "base/platform.h"
#include "base/err.h"
#include "base/paths.h"
#include "base/vec.h"

/* A bind line, read but not understood here: keys and commands are the screen's. */
struct settings_bind {
    char *words; /* "CONTEXT KEY COMMAND" */
    char *where; /* "rfcviewrc:12" */
};

struct settings_list {
    char **at; /* each owned */
    size_t n, size;
};

struct settings {
    struct paths paths;
    struct settings_list base_urls; /* mirrors over the network: the first is preferred */
    size_t base_urls_before;        /* of them, to make room for the next: see settings_seal */
    char *draft_url;                /* Internet-Drafts lie there, as draft-NAME-NN.txt */
    char *datatracker_url;          /* and this tells which revision is the newest */
    char *theme;                    /* auto, or the name of one */
    bool offline;
    bool refresh;      /* the index, once a day */
    unsigned retries;  /* after a failure that may pass: 0 to 3 */
    unsigned patience; /* seconds without an answer before a server is given up */
    struct settings_list mirrors;
    VEC(struct settings_bind) binds;
};

/* Defaults; false where no home directory is known. */
bool settings_init(struct settings *s, struct err *e) ATTR_MUST_USE;
void settings_release(struct settings *s);

/* One setting by name, as in the file. ERR_USAGE: no such name (says which there are), bad value.
 */
bool settings_set(struct settings *s, struct str name, struct str value,
                  struct err *e) ATTR_MUST_USE;

/* The end of one source of settings: the base URLs of the next take the place of those there are.
 * settings_init and settings_read_file end so. */
void settings_seal(struct settings *s);

/* CONFIG/rfcviewrc, where there is one.  False and *e (ERR_USAGE, or ERR_STORAGE when it cannot be
 * read) for the first bad line; everything else in the file is in force all the same. */
bool settings_read_file(struct settings *s, struct err *e) ATTR_MUST_USE;

/* The same for bytes; where: their name in errors. */
bool settings_read(struct settings *s, struct str text, const char *where,
                   struct err *e) ATTR_MUST_USE;

#endif

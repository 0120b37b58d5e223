/* SPDX-License-Identifier: MIT
 *
 * settings - what the reader of RFCs decided, as values.  One table (settings.def) names them all;
 * library/rcfile reads them from files, the environment and the command line.
 */
#ifndef LIBRARY_SETTINGS_H
#define LIBRARY_SETTINGS_H

#include "base/platform.h"
#include "base/err.h"
#include "base/paths.h"
#include "base/strbuf.h"
#include "base/vec.h"

/* A line of the configuration that speaks of keys or colours: read, but understood by the screen
 * alone. */
struct settings_line {
    char *words; /* "bind CONTEXT KEY COMMAND" */
    char *where; /* "rfcviewrc:12" */
};

/* A setting of the environment or the command line: counts more than any file, also when those are
 * read again. */
struct settings_override {
    char *name, *value;
};

struct settings_list {
    char **at; /* each owned */
    size_t n, size;
};

/* As in the form of "layout". */
enum settings_layout { SETTINGS_AUTO, SETTINGS_BESIDE, SETTINGS_STACKED, SETTINGS_SINGLE };

/* As in the form of "osc8": where printed text has links. */
enum settings_links { SETTINGS_NOWHERE, SETTINGS_TERMINAL, SETTINGS_ALWAYS };

/* A part of the screen. */
struct settings_size {
    unsigned number; /* 0: as the program thinks best */
    bool percent;    /* else columns */
};

struct settings {
    struct paths paths;
    char *file; /* the configuration file named on the command line; NULL: the reader's own */
    struct settings_list base_urls; /* mirrors over the network: the first is preferred */
    size_t base_urls_before;        /* of them, to make room for the next: see settings_seal */
    char *draft_url;                /* Internet-Drafts lie there, as draft-NAME-NN.txt */
    char *datatracker_url;          /* and this tells which revision is the newest */
    struct settings_list mirrors;
    struct settings_list own_mirrors; /* hosts of the user's own: more may be fetched at a time */
    unsigned own_streams;             /* so many: 1 to 64 */
    bool refresh;                     /* the index, once a day */
    unsigned retries, patience;
    bool offline;
    char *theme;
    unsigned layout; /* enum settings_layout */
    struct settings_size split;
    unsigned text_width;
    bool centre, wrap, refill, line_numbers, page_breaks, plain, mouse;
    unsigned scroll_lines, scroll_off;
    bool incremental_search;
    unsigned osc8; /* enum settings_links */
    char *browser;
    unsigned changed; /* enum settings_change of what was set; whoever heeds it clears it */
    VEC(struct settings_line) lines;
    VEC(struct settings_override) overrides;
    VEC(struct err) faults; /* bad lines, each with its place */
};

/* What a new value makes necessary. */
enum settings_change {
    SETTINGS_NOTHING = 0, /* it is looked at when it is needed */
    SETTINGS_REDRAW = 1,
    SETTINGS_REFLOW = 2, /* panes and lines have other sizes */
    SETTINGS_RELOAD = 4, /* something is to be read from a file */
    SETTINGS_LATER = 8,  /* it counts from the next start */
};

struct settings_row {
    const char *name, *form, *initial, *environment, *help;
    unsigned changes;
    unsigned kind; /* as in settings.def; this module's */
    size_t offset;
};

/* The table, in the order of settings.def. */
size_t settings_count(void);
const struct settings_row *settings_row(size_t i);

/* ERR_USAGE with the nearest names: there is none. */
const struct settings_row *settings_find(struct str name, struct err *e);

/* Every setting as it is initially; false where no home directory is known. */
bool settings_init(struct settings *s, struct err *e) ATTR_MUST_USE;
void settings_release(struct settings *s);

void settings_line_release(struct settings_line *line);

/* One setting by name, as in the file. ERR_USAGE: no such name, bad value; nothing is changed. */
bool settings_set(struct settings *s, struct str name, struct str value,
                  struct err *e) ATTR_MUST_USE;

/* A switch to its other position, a choice to its next; ERR_USAGE for the others. */
bool settings_toggle(struct settings *s, struct str name, struct err *e) ATTR_MUST_USE;

/* The end of one source of settings: the base URLs of the next take the place of those there are.
 * settings_init ends so. */
void settings_seal(struct settings *s);

/* How many values a setting has (lists: any number), and one of them as `set` takes it. */
size_t settings_values(const struct settings *s, const struct settings_row *row);
void settings_value(const struct settings *s, const struct settings_row *row, size_t i,
                    struct strbuf *out);

/* The words of a choice's or a switch's form, one by one; false: no more, or none at all. */
bool settings_word(const struct settings_row *row, size_t i, struct str *word);

#endif

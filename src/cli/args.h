/* SPDX-License-Identifier: MIT
 *
 * args - the command line.  One table (options.def) holds every option; --help prints it.
 */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "library/settings.h"

enum args_mode {
    ARGS_SCREEN, /* full screen, or --print where standard output is no terminal */
    ARGS_PRINT,
    ARGS_RAW,
    ARGS_LINKS,
    ARGS_OUTLINE,
    ARGS_REQUIREMENTS,
    ARGS_LIST, /* .words */
    ARGS_GREP, /* .argument: a pattern; .words */
    ARGS_INFO,
    ARGS_ERRATA,
    ARGS_CITE, /* .argument: a format */
    ARGS_UPDATE,
    ARGS_VERIFY,
    ARGS_DIAGNOSE, /* .words */
    ARGS_FETCH,    /* .argument: a set */
    ARGS_EXPORT,   /* .argument: a file; .words */
    ARGS_IMPORT,   /* .argument: a file */
    ARGS_DUMP_CONFIG,
    ARGS_HELP,
    ARGS_VERSION,
};

struct args {
    enum args_mode mode;
    bool guide, quiet, json, dry_run, repair;
    char *target;         /* canonical; NULL: no document named */
    char *words;          /* what else was said, as it stands; owned, or NULL */
    const char *argument; /* of the mode; lends from argv, as the others */
    const char *script, *config;
    VEC(struct args_setting) settings; /* of the command line, in order */
};

struct args_setting {
    const char *name, *value; /* lend from argv and the table */
};

/* Reads argv.  ERR_USAGE names the word that is wrong.  args_release in any case. */
bool args_parse(struct args *a, int argc, char **argv, struct err *e) ATTR_MUST_USE;
void args_release(struct args *a);

/* What is said besides options is words, in place of a document. */
bool args_takes_words(enum args_mode mode);

/* Reads the file that --config names, which has to be there, or else the reader's own; then the
 * environment.  *say: the first bad line, which keeps nobody from reading. */
bool args_load(const struct args *a, struct settings *s, struct err *say,
               struct err *e) ATTR_MUST_USE;

/* Puts the command line's settings over those of the file.  ERR_STORAGE for a mirror that is not
 * there. */
bool args_apply(const struct args *a, struct settings *s, struct err *e) ATTR_MUST_USE;

/* Adds what --help prints. */
void args_help(struct strbuf *out);

#endif

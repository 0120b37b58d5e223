/* SPDX-License-Identifier: MIT
 *
 * rcfile - lines of the configuration, which are also commands of the program's command line:
 *
 *     set NAME VALUE   set NAME!   toggle NAME   source FILE
 *     bind …   unbind …   colour …   (kept in settings.lines, for the screen)
 *     # comment
 *
 * What counts, the later over the earlier: the initial values, the file, the environment, the
 * command line.  A bad line is told (settings.faults, with file and line number) and passed over.
 */
#ifndef LIBRARY_RCFILE_H
#define LIBRARY_RCFILE_H

#include "base/platform.h"
#include "library/settings.h"

struct rcfile_verb {
    const char *name, *form, *help;
};

size_t rcfile_verb_count(void);
const struct rcfile_verb *rcfile_verb(size_t i);

/* Is this what a line of the configuration begins with? */
bool rcfile_knows(struct str verb);

/* One line.  where: its place, for errors.  said: what there is to be told of `set NAME` alone, or
 * NULL: then it needs a value.  ERR_USAGE, or ERR_STORAGE for a file that cannot be read. */
bool rcfile_line(struct settings *s, struct str line, const char *where, struct strbuf *said,
                 struct err *e) ATTR_MUST_USE;

/* Many.  False and *e for the first bad one; everything else is in force all the same.  name: of
 * the file, in errors. */
bool rcfile_read(struct settings *s, struct str text, const char *name,
                 struct err *e) ATTR_MUST_USE;

/* The file s->file, which has to be there, or else CONFIG/rfcviewrc, where there is one; then the
 * environment, then s->overrides.  False and *e as rcfile_read. */
bool rcfile_load(struct settings *s, struct err *e) ATTR_MUST_USE;

/* The same again, from the beginning; what was set by rcfile_line is gone, and s->changed says what
 * has other values now. */
bool rcfile_reload(struct settings *s, struct err *e) ATTR_MUST_USE;

/* A setting of the command line: in force, and again after each rcfile_reload. */
bool rcfile_override(struct settings *s, struct str name, struct str value,
                     struct err *e) ATTR_MUST_USE;

/* Adds the built-in rfcviewrc with the values that are in force: lines that, read again, give the
 * same settings. */
void rcfile_dump(const struct settings *s, struct strbuf *out);

#endif

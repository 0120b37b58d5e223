/* SPDX-License-Identifier: MIT
 *
 * paths - where this user's files live (XDG Base Directory Specification 0.8).
 *
 * Nothing is created here.  A variable that is unset, empty or relative is ignored in favour of its
 * default below the home directory, which comes from $HOME or the password file.
 */
#ifndef BASE_PATHS_H
#define BASE_PATHS_H

#include "base/platform.h"
#include "base/err.h"

struct paths {
    char *config; /* $XDG_CONFIG_HOME/rfcview: rfcviewrc */
    char *data;   /* $XDG_DATA_HOME/rfcview: rfc/ (the shelf) */
    char *state;  /* $XDG_STATE_HOME/rfcview: state.db */
};

/* Owns the strings until paths_release.  False: no home directory is known. */
bool paths_init(struct paths *p, struct err *e) ATTR_MUST_USE;
void paths_release(struct paths *p);

/* dir/name, to be freed. */
char *paths_join(const char *dir, const char *name);

/* "~/x" → home/x, to be freed; other paths are copied. */
char *paths_expand(const char *path);

#endif

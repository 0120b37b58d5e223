/* SPDX-License-Identifier: MIT
 *
 * themefile - a theme as text: a line a role, as theme_set reads it; "#" begins a comment.
 */
#ifndef UI_THEMEFILE_H
#define UI_THEMEFILE_H

#include "base/platform.h"
#include "base/err.h"
#include "ui/theme.h"

/* Reads all lines into the theme.  One that is wrong changes nothing; returns how many were, and
 * in *e (may be NULL) the first, with "NAME:LINE: " before it. */
size_t themefile_apply(struct theme *t, struct str text, const char *name, struct err *e);

/* One of the themes compiled in; false: there is none of that name, and the theme is not touched.
 */
bool themefile_builtin(struct str name, struct theme *t) ATTR_MUST_USE;

/* Their names, "dark" first; NULL behind the last. */
const char *themefile_builtin_name(size_t i);

#endif

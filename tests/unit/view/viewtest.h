/* SPDX-License-Identifier: MIT
 *
 * viewtest - what tests of views share.
 */
#ifndef TESTS_VIEWTEST_H
#define TESTS_VIEWTEST_H

#include "testing.h"

#include "view/view.h"

/* What the status row says: "name|alert|title|place|right"; to be freed. */
static inline char *viewtest_status(const struct view *v)
{
    struct view_status s;
    view_status_init(&s);
    struct strbuf *const parts[] = {&s.name, &s.alert, &s.title, &s.place, &s.right};
    struct strbuf all = STRBUF_INIT(STRBUF_TEXT);
    v->ops->status(v, &s);
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        strbuf_addf(&all, "%s%s", i > 0 ? "|" : "", strbuf_cstr(parts[i]));
    view_status_release(&s);
    return strbuf_take(&all);
}

/* The right end of the status row. */
static inline void viewtest_check_right(const struct view *v, const char *expected)
{
    char *status = viewtest_status(v);
    struct str s = str_of(status);
    struct strbuf end = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&end, "|%s", expected);
    if (!str_ends(s, strbuf_str(&end)))
        fail_msg("the status \"%s\" does not end in \"%s\"", status, expected);
    strbuf_release(&end);
    free(status);
}

#endif

/* SPDX-License-Identifier: MIT
 *
 * apptest - the whole program without a terminal: offline, over tests/data/rfc, in a private home.
 */
#ifndef TESTS_APPTEST_H
#define TESTS_APPTEST_H

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/dispatch.h"
#include "app/script.h"
#include "app/state.h"
#include "base/file.h"

struct apptest {
    char *top;
    struct settings settings;
    struct err e;
    struct strbuf out; /* the screens of the last run */
};

static inline int apptest_setup(void **state)
{
    struct apptest *t = calloc(1, sizeof *t);
    t->top = testing_dir_new();
    setenv("HOME", t->top, 1);
    setenv("XDG_CONFIG_HOME", t->top, 1);
    setenv("XDG_DATA_HOME", t->top, 1);
    setenv("XDG_STATE_HOME", t->top, 1);
    t->out = STRBUF_INIT((size_t)16 << 20);
    assert_true(settings_init(&t->settings, &t->e));
    assert_true(settings_set(&t->settings, STR("offline"), STR("yes"), &t->e));
    assert_true(settings_set(&t->settings, STR("mirror"), STR("tests/data/rfc"), &t->e));
    *state = t;
    return 0;
}

static inline int apptest_teardown(void **state)
{
    struct apptest *t = *state;
    settings_release(&t->settings);
    strbuf_release(&t->out);
    testing_dir_remove(t->top);
    free(t);
    return 0;
}

/* Runs the program over a script; its screens are in t->out. */
static inline bool apptest_run(struct apptest *t, const char *target, const char *script)
{
    char *path = paths_join(t->top, "script");
    struct app_options options = {
        .settings = &t->settings, .target = target, .script = path, .screens = &t->out};
    int signal = 0;
    strbuf_clear(&t->out);
    t->e = (struct err){0};
    bool ok = file_write(path, str_of(script), &t->e) && app_run(&options, &signal, &t->e);
    assert_int_equal(signal, 0);
    free(path);
    return ok;
}

/* Screen i of the last run, -1 the last; with `body` without the message row and the cursor.  To be
 * freed. */
static inline char *apptest_screen(const struct apptest *t, int i, bool body)
{
    struct str rest = strbuf_str(&t->out), screen = STR_NONE;
    for (int n = 0; rest.n > 0 && (i < 0 || n <= i); n++) {
        ptrdiff_t end = str_find(rest, STR("----\n"), 0);
        assert_true(end >= 0);
        screen = str_slice(rest, 0, (size_t)end);
        rest = str_from(rest, (size_t)end + 5);
    }
    size_t keep = 0;
    for (int rows = 0; body && keep < screen.n && rows < 23; keep++)
        rows += screen.p[keep] == '\n';
    return xstrndup(screen.p, body ? keep : screen.n);
}

static inline void apptest_check(const struct apptest *t, int i, const char *part, bool there)
{
    char *screen = apptest_screen(t, i, false);
    if ((strstr(screen, part) != NULL) != there)
        fail_msg("screen %d %s \"%s\":\n%s", i, there ? "does not hold" : "holds", part, screen);
    free(screen);
}

#define WITH_APP(test) cmocka_unit_test_setup_teardown(test, apptest_setup, apptest_teardown)

#endif

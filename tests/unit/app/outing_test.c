/* SPDX-License-Identifier: MIT
 *
 * outing: the editor gets the file, and what becomes of it is said.
 */
#include "base/platform.h"

#include "apptest.h"

#include <sys/stat.h>

#include "app/outing.h"

struct editing {
    struct app app;
    char *top, *editor, *notes;
};

/* An editor whose program is this. */
static void begin(struct editing *x, const char *program)
{
    struct err e = {0};
    x->top = testing_dir_new();
    x->editor = paths_join(x->top, "editor");
    x->notes = paths_join(x->top, "it's \"rfc1\".md");
    x->app.message = STRBUF_INIT(STRBUF_TEXT);
    x->app.outing.argument = x->app.outing.input = x->app.outing.copy = STRBUF_INIT(STRBUF_TEXT);
    assert_true(file_write(x->notes, STR("# one\n"), &e));
    assert_true(file_write(x->editor, str_of(program), &e));
    assert_int_equal(chmod(x->editor, 0700), 0);
    unsetenv("VISUAL");
    unsetenv("EDITOR");
}

static void end(struct editing *x, const char *text, const char *said)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    outing_edit(&x->app, x->notes);
    assert_true(outing_waits(&x->app));
    outing_run(&x->app);
    assert_false(outing_waits(&x->app));
    assert_true(file_read(x->notes, &b, &e));
    assert_string_equal(strbuf_cstr(&b), text);
    assert_non_null(strstr(strbuf_cstr(&x->app.message), said));
    strbuf_release(&b);
    strbuf_release(&x->app.message);
    outing_release(&x->app.outing);
    testing_dir_remove(x->top);
    free(x->editor);
    free(x->notes);
}

static void the_editor_has_arguments_of_its_own(void **state)
{
    (void)state;
    struct editing x = {0};
    begin(&x, "#!/bin/sh\necho \"$1 $#\" >>\"$2\"\n");
    char *editor = xasprintf("'%s' '--wait long'", x.editor);
    setenv("EDITOR", editor, 1);
    end(&x, "# one\n--wait long 2\n", "");
    free(editor);
}

static void visual_comes_first(void **state)
{
    (void)state;
    struct editing x = {0};
    begin(&x, "#!/bin/sh\necho seen >>\"$1\"\n");
    setenv("VISUAL", x.editor, 1);
    setenv("EDITOR", "false", 1);
    end(&x, "# one\nseen\n", "");
}

static void an_editor_that_fails_is_told(void **state)
{
    (void)state;
    struct editing x = {0};
    begin(&x, "#!/bin/sh\nexit 3\n");
    setenv("EDITOR", x.editor, 1);
    end(&x, "# one\n", "status 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_editor_has_arguments_of_its_own),
        cmocka_unit_test(visual_comes_first),
        cmocka_unit_test(an_editor_that_fails_is_told),
    };
    return cmocka_run_group_tests_name("noting", tests, NULL, NULL);
}

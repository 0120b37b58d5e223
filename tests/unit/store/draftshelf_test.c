/* SPDX-License-Identifier: MIT
 *
 * draftshelf: drafts from every layer, the newest good one, and what may not enter.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"
#include "store/draftshelf.h"

struct place {
    char *top, *own, *first, *second;
    struct draftshelf *shelf;
    struct strbuf out;
    struct err e;
};

static int place_setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    p->top = testing_dir_new();
    p->own = paths_join(p->top, "data/draft");
    p->first = paths_join(p->top, "first");
    p->second = paths_join(p->top, "second");
    assert_true(file_make_dir(p->first, &p->e) && file_make_dir(p->second, &p->e));
    const char *mirrors[] = {p->first, "/nonexistent/rfcview", p->second};
    p->shelf = draftshelf_new(p->own, mirrors, ARRAY_LEN(mirrors));
    p->out = STRBUF_INIT(1 << 20);
    *state = p;
    return 0;
}

static int place_teardown(void **state)
{
    struct place *p = *state;
    draftshelf_free(p->shelf);
    strbuf_release(&p->out);
    testing_dir_remove(p->top);
    free(p->own);
    free(p->first);
    free(p->second);
    free(p);
    return 0;
}

/* As a file of that revision; whose: the name in it. */
static void put(const char *dir, const char *name, const char *whose)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    char *path = paths_join(dir, name);
    strbuf_addf(&text, "Internet-Draft    Works\n\n   %s\n\n   in %s\n", whose, dir);
    assert_true(file_write(path, strbuf_str(&text), &e));
    strbuf_release(&text);
    free(path);
}

static void check_in(const struct place *p, const char *dir)
{
    assert_non_null(strstr(strbuf_cstr(&p->out), dir));
}

static void the_first_good_layer_counts(void **state)
{
    struct place *p = *state;
    struct str name = STR("draft-oak-boats-07");
    assert_false(draftshelf_read(p->shelf, name, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_NOT_FOUND);
    put(p->first, "draft-oak-boats-07.txt", "draft-oak-boats-06");
    assert_false(draftshelf_read(p->shelf, name, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    assert_non_null(strstr(p->e.text, p->first));
    put(p->second, "draft-oak-boats-07.txt", "draft-oak-boats-07");
    assert_true(draftshelf_read(p->shelf, name, &p->out, &p->e));
    check_in(p, p->second);
}

static void what_is_written_is_read(void **state)
{
    struct place *p = *state;
    struct str good = STR("Internet-Draft\n\n  draft-oak-boats-07\n");
    assert_true(draftshelf_write(p->shelf, STR("draft-oak-boats-07"), good, &p->e));
    assert_true(draftshelf_read(p->shelf, STR("draft-oak-boats-07"), &p->out, &p->e));
    assert_true(str_eq(strbuf_str(&p->out), good));
    assert_false(draftshelf_write(p->shelf, STR("draft-oak-boats-08"), good, &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    char *path = paths_join(p->own, "draft-oak-boats-08.txt");
    assert_int_equal(access(path, F_OK), -1);
    free(path);
}

static void check_newest(struct place *p, int revision, const char *dir)
{
    int found;
    if (!draftshelf_read_newest(p->shelf, STR("draft-oak-boats"), &found, &p->out, &p->e))
        fail_msg("%s", p->e.text);
    assert_int_equal(found, revision);
    check_in(p, dir);
}

static void the_newest_of_all_layers(void **state)
{
    struct place *p = *state;
    int ignored;
    assert_false(
        draftshelf_read_newest(p->shelf, STR("draft-oak-boats"), &ignored, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_NOT_FOUND);
    put(p->first, "draft-oak-boats-two-44.txt", "draft-oak-boats-two-44");
    put(p->first, "draft-oak-boats-00.txt", "draft-oak-boats-00");
    check_newest(p, 0, p->first);
    put(p->second, "draft-oak-boats-09.txt", "draft-oak-boats-09");
    check_newest(p, 9, p->second);
    put(p->first, "draft-oak-boats-10.txt", "draft-elm-10"); /* no good */
    check_newest(p, 9, p->second);
    put(p->first, "draft-oak-boats-09.txt", "draft-oak-boats-09");
    check_newest(p, 9, p->first);
}

static void only_damaged_ones(void **state)
{
    struct place *p = *state;
    int ignored;
    put(p->first, "draft-oak-boats-10.txt", "draft-elm-10");
    put(p->first, "draft-oak-boats-09.txt", "draft-elm-09");
    assert_false(
        draftshelf_read_newest(p->shelf, STR("draft-oak-boats"), &ignored, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    assert_non_null(strstr(p->e.text, "draft-oak-boats-10.txt"));
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PLACE(the_first_good_layer_counts),
        WITH_PLACE(what_is_written_is_read),
        WITH_PLACE(the_newest_of_all_layers),
        WITH_PLACE(only_damaged_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

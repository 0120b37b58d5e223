/* SPDX-License-Identifier: MIT
 *
 * cited: what the texts on a shelf refer to, and all that a set stands for.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/asset.h"
#include "base/file.h"
#include "base/paths.h"
#include "library/cited.h"
#include "store/catalogfile.h"

struct fixture {
    char *dir;
    struct shelf *shelf;
    struct catalogfile *file;
    const struct catalog *catalog;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->dir = testing_dir_new();
    f->shelf = shelf_new(f->dir, NULL, 0);
    f->file = catalogfile_builtin(asset_get(ASSET_CATALOG));
    f->catalog = catalogfile_catalog(f->file);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    shelf_free(f->shelf);
    catalogfile_release(f->file);
    testing_dir_remove(f->dir);
    free(f);
    return 0;
}

static void put(const struct fixture *f, uint32_t number, const char *refers)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    strbuf_addf(&text,
                "Network Working Group                                        A. Keeper\n"
                "Request for Comments: %u                               January 2020\n\n\n"
                "                         Lamps of the Harbour\n\n"
                "1.  Introduction\n\n"
                "   The lamps are lit at dusk, as %s have it.\n",
                (unsigned)number, refers);
    if (!shelf_write(f->shelf, number, strbuf_str(&text), &e))
        fail_msg("%s", e.text);
    strbuf_release(&text);
}

static void completes(const struct fixture *f, const char *words, const char *expected)
{
    struct rfcset set;
    struct err e = {0};
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    if (!rfcset_read(&set, f->catalog, NULL, str_of(words), &e))
        fail_msg("%s", e.text);
    cited_complete(f->shelf, f->catalog, &set);
    for (size_t i = 0; i < set.numbers.n; i++)
        strbuf_addf(&said, "%s%u", i > 0 ? " " : "", (unsigned)set.numbers.at[i]);
    assert_string_equal(strbuf_cstr(&said), expected);
    strbuf_release(&said);
    rfcset_release(&set);
}

static void a_text_tells_what_it_cites(void **state)
{
    struct fixture *f = *state;
    size_t n;
    struct err e = {0};
    put(f, 2000, "RFC 2001 and STD 97");
    uint32_t *to = cited_by(f->shelf, f->catalog, 2000, &n, &e);
    assert_int_equal(n, 2);
    assert_int_equal(to[0], 2001);
    assert_int_equal(to[1], 9110);
    free(to);
    assert_null(cited_by(f->shelf, f->catalog, 2001, &n, &e));
    assert_int_equal(n, 0);
    assert_int_equal(e.kind, ERR_NOT_FOUND);
}

/* 2000 → 2001, 2002; 2001 → 2003 → 2004 → 2000; 999998 was never issued, 8 is PDF only */
static void a_set_is_completed_as_deep_as_it_says(void **state)
{
    struct fixture *f = *state;
    put(f, 2000, "RFC 2001, RFC 2002, RFC 8 and RFC 999998");
    put(f, 2001, "RFC 2003");
    put(f, 2003, "RFC 2004");
    put(f, 2004, "RFC 2000");
    completes(f, "2000", "2000");
    completes(f, "cites:2000", "2000 2001 2002");
    completes(f, "cites:2000:2,1", "1 2000 2001 2002 2003");
    completes(f, "cites:2000:9", "2000 2001 2002 2003 2004");
    completes(f, "cites:2000,cites:2001:2", "2000 2001 2002 2003 2004");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_text_tells_what_it_cites),
        TEST(a_set_is_completed_as_deep_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT
 *
 * wanted: words that outlive the program, and are gone when they are done with.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/paths.h"
#include "store/wanted.h"

static bool holds(const char *dir, const char *words)
{
    struct strbuf read = STRBUF_INIT(STRBUF_TEXT);
    wanted_read(dir, &read);
    bool same = str_eq(strbuf_str(&read), str_of(words));
    strbuf_release(&read);
    return same;
}

static void words_are_kept_replaced_and_removed(void **state)
{
    (void)state;
    char *top = testing_dir_new(), *dir = paths_join(top, "state/rfcview");
    struct err e = {0};
    assert_true(holds(dir, ""));
    assert_true(wanted_keep(dir, STR_NONE, &e)); /* there is nothing to remove */
    assert_true(wanted_keep(dir, STR("9110,std97"), &e));
    assert_true(holds(dir, "9110,std97"));
    assert_true(wanted_keep(dir, STR("20"), &e));
    assert_true(holds(dir, "20"));
    assert_true(wanted_keep(dir, STR_NONE, &e));
    assert_true(holds(dir, ""));
    testing_dir_remove(top);
    free(dir);
}

static void where_it_cannot_be_written(void **state)
{
    (void)state;
    char *top = testing_dir_new(), *dir = paths_join(top, "state");
    struct err e = {0};
    assert_true(file_write(dir, STR("a file where the directory should be"), &e));
    assert_false(wanted_keep(dir, STR("20"), &e));
    assert_int_equal(e.kind, ERR_STORAGE);
    assert_true(holds(dir, ""));
    testing_dir_remove(top);
    free(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_kept_replaced_and_removed),
        cmocka_unit_test(where_it_cannot_be_written),
    };
    return cmocka_run_group_tests_name("wanted", tests, NULL, NULL);
}

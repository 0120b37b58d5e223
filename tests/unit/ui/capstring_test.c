/* SPDX-License-Identifier: MIT
 *
 * capstring: the sequences that terminfo holds, and those it could.
 */
#include "base/platform.h"

#include "testing.h"

#include "ui/capstring.h"

static void check(const char *cap, int first, int second, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    capstring_expand(&b, str_of(cap), first, second);
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

static void what_terminals_use(void **state)
{
    (void)state;
    check("\033[%i%p1%d;%p2%dH", 0, 79, "\033[1;80H");
    check("\033[%p1%dC", 12, 0, "\033[12C");
    check("%p1%c\033[%p2%{1}%-%db", '=', 14, "=\033[13b");
    check("\033Y%p1%' '%+%c%p2%' '%+%c", 2, 3, "\033Y\"#"); /* vt52 */
    check("\033[%i%p1%2d;%p2%03dr", 4, 9, "\033[ 5;010r");
    const char *setaf = "\033[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m";
    check(setaf, 3, 0, "\033[33m");
    check(setaf, 12, 0, "\033[94m");
    check(setaf, 208, 0, "\033[38;5;208m");
    check("100%%", 0, 0, "100%");
}

static void operators(void **state)
{
    (void)state;
    check("%p1%p2%*%d %p1%p2%/%d %p1%p2%m%d", 17, 5, "85 3 2");
    check("%p1%p2%&%d%p1%p2%|%d%p1%p2%^%d", 6, 3, "275");
    check("%p1%p2%=%d%p1%p2%<%d%p1%p2%>%d%p1%!%d", 6, 3, "0010");
    check("%p1%p2%A%d%p1%p2%O%d%p1%~%d", 0, 3, "01-1");
    check("%?%p1%t%?%p2%tab%eac%;%eb%;.", 1, 0, "ac.");
    check("%?%p1%t%?%p2%tab%eac%;%eb%;.", 0, 1, "b.");
}

static void damaged_ones_do_no_harm(void **state)
{
    (void)state;
    check("a%", 0, 0, "a");
    check("%d%+%d%c", 0, 0, "00");
    check("%p1%{0}%/%d%p1%{0}%m%d", 5, 0, "00");
    check("%{99999999999}%{99999999999}%*%d", 0, 0, "1048576");
    check("%?%p1%t", 0, 0, "");
    check("%?%p1%tno", 0, 0, "");
    check("%99999d|", 7, 0, "               0|");
    check("%p0%d%p9%d%s.", 7, 0, "00.");
}

static void padding_is_left_out(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    capstring_unpadded(&b, STR("\033[K$<3>x$<5*/>$<"));
    assert_string_equal(strbuf_cstr(&b), "\033[Kx$<");
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_terminals_use),
        cmocka_unit_test(operators),
        cmocka_unit_test(damaged_ones_do_no_harm),
        cmocka_unit_test(padding_is_left_out),
    };
    return cmocka_run_group_tests_name("capstring", tests, NULL, NULL);
}

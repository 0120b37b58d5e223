/* SPDX-License-Identifier: MIT
 *
 * meter: what a progress line says, and that it fits.
 */
#include "base/platform.h"

#include "testing.h"

#include "base/amount.h"
#include "cli/meter.h"

static void writes(struct meter m, size_t columns, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    meter_write(&m, columns, &b);
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

static void it_says_how_far_and_when(void **state)
{
    (void)state;
    struct meter m = {25, 100, 12345678, 5000};
    writes(m, 60, "[#####               ]  25 of 100  12.3 MB  5.0/s  0:16 left");
    writes((struct meter){100, 100, 512, 2000}, 50,
           "[###################]  100 of 100  512 bytes  50/s");
    writes((struct meter){100, 9100, 1000, 1000000}, 44,
           "100 of 9100  1.0 kB  0.1/s  25:00:01 left");
}

static void it_promises_nothing_at_the_beginning(void **state)
{
    (void)state;
    writes((struct meter){0, 10, 0, 90000}, 20, "0 of 10  0 bytes");
    writes((struct meter){5, 10, 2000, 900}, 20, "5 of 10  2.0 kB");
}

static void it_fits(void **state)
{
    (void)state;
    struct meter m = {412, 9149, 99949999, 60000};
    for (size_t columns = 11; columns < 130; columns++) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        meter_write(&m, columns, &b);
        assert_true(b.n <= columns);
        strbuf_release(&b);
    }
    writes(m, 11, "412 of 9149");
}

static void a_file_says_how_far_it_is(void **state)
{
    (void)state;
    static const struct {
        uint64_t done, all;
        size_t columns;
        const char *line;
    } cases[] = {
        {1234567, 13400000, 40, "[#                  ]  1.2 MB of 13.4 MB"},
        {1234567, 13400000, 20, "1.2 MB of 13.4 MB"},
        {1234567, 0, 40, "1.2 MB"},
        {2000, 1000, 40, "[####################]  2.0 kB of 1.0 kB"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        meter_write_file(cases[i].done, cases[i].all, cases[i].columns, &b);
        assert_string_equal(strbuf_cstr(&b), cases[i].line);
        strbuf_release(&b);
    }
}

static void percents_end_at_100(void **state)
{
    (void)state;
    assert_int_equal(meter_percent(&(struct meter){0, 0, 0, 0}), 100);
    assert_int_equal(meter_percent(&(struct meter){999, 1000, 0, 0}), 99);
    assert_int_equal(meter_percent(&(struct meter){7, 3, 0, 0}), 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_says_how_far_and_when),
        cmocka_unit_test(it_promises_nothing_at_the_beginning),
        cmocka_unit_test(it_fits),
        cmocka_unit_test(a_file_says_how_far_it_is),
        cmocka_unit_test(percents_end_at_100),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT
 *
 * hyperlinks: the bytes of each sequence, a link over two lines, what has no address, a part of a
 * document; nothing else changes.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "cli/hyperlinks.h"

#define LINK(id, address) "\033]8;id=" id ";" address "\033\\"
#define END               "\033]8;;\033\\"
#define SITE              "https://www.rfc-editor.org/rfc/"

static void check(const char *text, const char *here, uint32_t from, uint32_t to,
                  const char *expected)
{
    struct document *d = document_new(str_of(text), 0);
    struct ref r;
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    assert_non_null(out);
    assert_true(ref_parse(str_of(here), &r));
    hyperlinks_print(out, d, &r, from, to < d->line_count ? to : d->line_count);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(bytes, expected);
    free(bytes);
    document_release(d);
}

static void references_are_links(void **state)
{
    (void)state;
    check("   As in Section 4.2 of RFC 9110 and <https://example.org/x>; ask\n"
          "   keeper@example.org.\n",
          "rfc1", 0, UINT32_MAX,
          "   As in " LINK(
              "1", SITE
              "rfc9110#section-4.2") "Section 4.2 of RFC 9110" END
                                     " and <" LINK(
                                         "2", "https://example.org/x") "https://example.org/x" END
                                                                       ">; ask\n"
                                                                       "   " LINK(
                                                                           "3",
                                                                           "mailto:keeper@example."
                                                                           "org") "keeper@example."
                                                                                  "org" END ".\n");
}

static void a_link_over_two_lines_is_one_by_its_id(void **state)
{
    (void)state;
    check("   As the keepers of the harbour have it in RFC\n   9110, all is well.\n", "rfc1", 0,
          UINT32_MAX,
          "   As the keepers of the harbour have it in " LINK(
              "1", SITE "rfc9110") "RFC" END "\n"
                                   "   " LINK("1", SITE "rfc9110") "9110" END ", all is well.\n");
}

static const char sections[] = "1.  First\n\n   See Section 2.\n\n2.  Second\n\n   RFC 9110.\n";

static void places_in_the_document_are_under_its_address(void **state)
{
    (void)state;
    check(sections, "rfc90001", 2, 3,
          "   See " LINK("1", SITE "rfc90001#section-2") "Section 2" END ".\n");
    check(sections, "file:/tmp/x.txt", 2, 3, "   See Section 2.\n");
}

static void a_part_has_the_links_of_that_part(void **state)
{
    (void)state;
    check(sections, "file:/tmp/x.txt", 4, UINT32_MAX,
          "2.  Second\n\n   " LINK("2", SITE "rfc9110") "RFC 9110" END ".\n");
    check(sections, "rfc1", 0, 2, "1.  First\n\n");
}

static void control_bytes_of_the_text_are_not_there(void **state)
{
    (void)state;
    check("   \033]8;;https://evil.example/\033\\RFC 9110\033]8;;\033\\ \007.\n", "rfc1", 0, 0, "");
    struct document *d = document_new(STR("   \033]8;;https://e.example/\033\\RFC "
                                          "9110\033]8;;\033\\ https://a.example/\033[2J\n"),
                                      0);
    char *bytes = NULL;
    size_t n = 0, escapes = 0;
    FILE *out = open_memstream(&bytes, &n);
    hyperlinks_print(out, d, &(struct ref){.kind = REF_RFC, .number = 1}, 0, d->line_count);
    assert_int_equal(fclose(out), 0);
    for (size_t i = 0; i < n; i++)
        escapes += bytes[i] == '\033';
    assert_int_equal(escapes, 4 * d->link_count); /* two sequences a link, each begun and ended */
    assert_true(d->link_count > 0);
    free(bytes);
    document_release(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_links),
        cmocka_unit_test(a_link_over_two_lines_is_one_by_its_id),
        cmocka_unit_test(places_in_the_document_are_under_its_address),
        cmocka_unit_test(a_part_has_the_links_of_that_part),
        cmocka_unit_test(control_bytes_of_the_text_are_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT
 *
 * opening: what a name would open, and what it may become, from the real catalogue.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/asset.h"
#include "rfc/catalogimage.h"
#include "view/opening.h"

static const uint32_t local[] = {2119, 7231, 9110};
static const struct str known[] = {STR_INIT("rfc9293"), STR_INIT("draft-oak-boats-07"),
                                   STR_INIT("file:/tmp/note.txt"), STR_INIT("rfc9110")};

static struct opening with_catalog(struct catalog *c)
{
    struct err e = {0};
    assert_true(catalog_open(c, asset_get(ASSET_CATALOG), &e));
    return (struct opening){c, {local, ARRAY_LEN(local)}, known, ARRAY_LEN(known)};
}

static void names_are_described(void **state)
{
    (void)state;
    static const struct {
        const char *words, *said;
    } rows[] = {
        {"9112", "RFC 9112: HTTP/1.1"},
        {"rfc 9110", "RFC 9110 (here): HTTP Semantics"},
        {"9110#8.3", "RFC 9110, Section 8.3 (here): HTTP Semantics"},
        {"2616", "RFC 2616 (obsoleted by 9110): Hypertext Transfer Protocol -- HTTP/1.1"},
        {"26", "RFC 26: never issued"},
        {"999999", "RFC 999999: not in the index"},
        {"bcp14", "BCP 14: RFC 2119, RFC 8174"},
        {"std97", "STD 97: RFC 9110 (here): HTTP Semantics"},
        {"std9999", "STD 9999: not in the index"},
        {"draft-oak-boats", "draft-oak-boats: an Internet-Draft"},
        {"/tmp/a.txt", "/tmp/a.txt: a file"},
        {"guide", "the guide"},
        {"http sem", "Tab: RFC 9110 (here): HTTP Semantics"},
        {"no title begins so", ""},
        {"", ""},
    };
    struct catalog c;
    struct opening o = with_catalog(&c);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
        opening_describe(&o, str_of(rows[i].words), &said);
        assert_string_equal(strbuf_cstr(&said), rows[i].said);
        strbuf_release(&said);
    }
}

static void add_line(void *to, struct str line)
{
    strbuf_addf(to, "%.*s|", STR_ARG(line));
}

static void lines_are_offered_the_best_first(void **state)
{
    (void)state;
    static const struct {
        const char *words, *first;
    } rows[] = {
        {"91", "9110|910|911|"}, /* read lately, then by number */
        {"0", ""},               /* no number begins so */
        {"RFC 929", "RFC 9293|RFC 9290|"},
        {"rfc-9299", ""}, /* not itself */
        {"BCP7", "BCP70|BCP71|"},
        {"draft-o", "draft-oak-boats-07|"},
        {"/tm", "/tmp/note.txt|"},
        {"HTTP Sem", "9110|"},
        {"Transmission Control Protocol (T", "9293|"},            /* known before new */
        {"Hypertext Transfer Protocol (HTTP/1.1): Sem", "7231|"}, /* obsolete, but the only one */
        {"no title begins so", ""},
    };
    struct catalog c;
    struct opening o = with_catalog(&c);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf lines = STRBUF_INIT(STRBUF_TEXT);
        opening_offer(&o, str_of(rows[i].words), add_line, &lines);
        if (!str_starts(strbuf_str(&lines), str_of(rows[i].first)) ||
            (rows[i].first[0] == '\0' && lines.n > 0))
            fail_msg("%s: %s", rows[i].words, strbuf_cstr(&lines));
        strbuf_release(&lines);
    }
}

static void count_line(void *to, struct str line)
{
    assert_true(line.n > 0);
    ++*(size_t *)to;
}

static void they_are_not_too_many(void **state)
{
    (void)state;
    struct catalog c;
    struct opening o = with_catalog(&c);
    size_t n = 0;
    opening_offer(&o, STR("8"), count_line, &n);
    assert_int_equal(n, OPENING_MOST);
    n = 0;
    opening_offer(&o, STR("t"), count_line, &n);
    assert_int_equal(n, OPENING_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_described),
        cmocka_unit_test(lines_are_offered_the_best_first),
        cmocka_unit_test(they_are_not_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

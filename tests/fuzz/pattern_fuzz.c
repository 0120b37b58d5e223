/* SPDX-License-Identifier: MIT
 *
 * Any first line as a pattern over any text behind it.
 */
#include "base/platform.h"

#include "base/bug.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "search/pattern.h"
#include "search/phrase.h"

/* Few, so that a costly pattern does not hold up the search for the next. */
enum { STEPS = 2000, WINDOW = 100, TEXT_MAX = 4096, HITS_MAX = 1000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_phrase(struct str typed)
{
    struct phrase p;
    phrase_init(&p, typed);
    size_t before = 0;
    if (p.typed.n != p.text.n || p.text.overflow)
        BUG("%zu bytes have %zu origins", p.text.n, p.typed.n);
    for (size_t i = 0; i <= p.text.n; i++) {
        size_t at = phrase_typed_offset(&p, i);
        if (at < before || at > typed.n)
            BUG("byte %zu stems from %zu after %zu", i, at, before);
        before = at;
    }
    phrase_release(&p);
}

/* Documents are UTF-8 when they are searched: what is not is taken as Latin-1. */
static void add_text(struct strbuf *out, struct str bytes)
{
    bool utf8 = utf8_valid(bytes);
    for (size_t i = 0; i < bytes.n; i++) {
        char cp[4];
        if (utf8)
            strbuf_add_char(out, bytes.p[i]);
        else
            strbuf_add(out, cp, utf8_encode((unsigned char)bytes.p[i], cp));
    }
}

static bool is_boundary(struct str text, size_t at)
{
    return at == text.n || (at < text.n && ((unsigned char)text.p[at] & 0xC0) != 0x80);
}

static void check_matches(struct pattern *p, struct str text)
{
    struct match m = {0};
    int rc = 0;
    for (uint32_t from = 0, hits = 0; rc >= 0 && from < text.n && hits < HITS_MAX; hits++) {
        uint32_t until = from + WINDOW;
        while (until < text.n && !is_boundary(text, until))
            until++;
        rc = pattern_find_within(p, STEPS, text, from, until, &m, NULL);
        if (rc > 0 && (m.start < from || m.end <= m.start || m.end > text.n ||
                       !is_boundary(text, m.start) || !is_boundary(text, m.end)))
            BUG("match %u-%u from %u of %zu", m.start, m.end, from, text.n);
        from = rc > 0 ? m.end : until;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct str typed = str_cut(&bytes, '\n');
    struct err e = {0};
    check_phrase(typed);
    struct pattern *p = pattern_new(typed, 0, &e);
    if ((p == NULL) != (e.kind == ERR_USAGE))
        BUG("no pattern and no reason");
    if (p == NULL)
        return 0;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    add_text(&text, str_slice(bytes, 0, TEXT_MAX));
    check_matches(p, strbuf_str(&text));
    strbuf_release(&text);
    pattern_free(p);
    return 0;
}

/* SPDX-License-Identifier: MIT
 *
 * The prose of any bytes: its map is total, monotone and loses nothing; sentences cover it; what is
 * required lies in it.
 */
#include "base/platform.h"

#include "base/bug.h"
#include "text/document.h"
#include "text/requirements.h"
#include "text/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_to_clean(const struct document *d, const struct prose *p)
{
    if (prose_to_clean(p, p->n) != d->text.n || p->n > d->text.n)
        BUG("%u bytes of prose of %zu", p->n, d->text.n);
    size_t piece = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        uint32_t at = prose_to_clean(p, i);
        if (at != prose_to_clean_behind(p, &piece, i))
            BUG("byte %u of the prose is not %u from piece %zu", i, at, piece);
        char clean = d->text.p[at], own = p->text[i];
        if (at >= prose_to_clean(p, i + 1) || prose_from_clean(p, at) != i)
            BUG("byte %u of the prose is %u", i, at);
        if (own != clean && !(own == ' ' && clean == '\n'))
            BUG("byte %u: %d for %d", i, own, clean);
    }
}

static void check_from_clean(const struct document *d, const struct prose *p)
{
    uint32_t before = 0;
    for (uint32_t i = 0; i <= d->text.n; i++) {
        uint32_t at = prose_from_clean(p, i);
        if (at < before || at > p->n)
            BUG("clean byte %u leads to %u of %u", i, at, p->n);
        if (i < d->text.n && !char_is_space(d->text.p[i]) && prose_to_clean(p, at) != i)
            BUG("clean byte %u is lost", i);
        before = at;
    }
}

/* One behind the other, not overlapping, up to the last word of each line. */
static void check_sentences(const struct prose *p)
{
    struct str rest = prose_text(p);
    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n');
        for (size_t at = 0, end = str_trim(line).n > 0 ? line.n : 0; at < end;) {
            struct sentence s = sentence_at(line, at, at);
            if (s.start < at || s.end > line.n || s.end <= s.start)
                BUG("sentence %zu-%zu at %zu of %zu", s.start, s.end, at, line.n);
            if (str_trim(str_slice(line, at, s.start)).n > 0)
                BUG("words before %zu are in no sentence", s.start);
            at = str_trim(str_from(line, s.end)).n > 0 ? s.end : end;
        }
    }
}

static void check_requirements(struct document *d, const struct prose *p)
{
    struct requirements r;
    uint32_t before = 0;
    requirements_find(&r, d, 0, d->line_count);
    for (size_t i = 0; i < r.at.n; i++) {
        const struct requirement *one = &r.at.at[i];
        if (one->start < before || one->start >= one->end || one->end > p->n ||
            one->keywords == 0 || one->line >= d->line_count)
            BUG("requirement %u-%u of %u", one->start, one->end, p->n);
        before = one->end;
    }
    requirements_release(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > DOCUMENT_MAX)
        return 0;
    struct document *d = document_new((struct str){(const char *)data, size}, 9999);
    const struct prose *p = document_prose(d);
    check_to_clean(d, p);
    check_from_clean(d, p);
    check_sentences(p);
    check_requirements(d, p);
    document_release(d);
    return 0;
}

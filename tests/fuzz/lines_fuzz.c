/* SPDX-License-Identifier: MIT
 *
 * Any bytes give lines that may be shown, and no printed character is lost.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool kept)
{
    if (!kept)
        abort();
}

static void check_text(const struct lines *l)
{
    struct str text = {l->text, l->n};
    for (size_t i = 0; i < text.n;) {
        uint32_t c = utf8_next(text, &i);
        require(c != UTF8_BAD && (c == '\n' || !utf8_is_control(c)));
    }
}

static void check_maps(const struct lines *l, uint32_t raw_lines)
{
    require(l->start.n == l->raw.n + 1 && l->start.at[0] == 0 && l->start.at[l->raw.n] == l->n);
    for (uint32_t i = 0; i < lines_count(l); i++) {
        struct str s = lines_at(l, i);
        require(l->start.at[i] < l->start.at[i + 1] && s.p[s.n] == '\n');
        require(s.n == 0 || s.p[s.n - 1] != ' ');
        require(l->raw.at[i] < raw_lines && (i == 0 || l->raw.at[i - 1] <= l->raw.at[i]));
        require(lines_find(l, l->start.at[i]) == i && lines_indent(l, i) <= s.n);
    }
    for (size_t i = 0; i < l->form_feeds.n; i++)
        require(l->form_feeds.at[i] <= lines_count(l) &&
                (i == 0 || l->form_feeds.at[i - 1] <= l->form_feeds.at[i]));
}

static bool next_printed(struct str s, size_t *i)
{
    while (*i < s.n && (s.p[*i] <= ' ' || s.p[*i] > '~'))
        (*i)++;
    return *i < s.n;
}

/* The same printed ASCII in the same order.  Overstrikes, commands to printers and soft hyphens
 * change it. */
static void check_content(const struct lines *l, struct str raw)
{
    size_t i = 0, k = 0;
    struct str text = {l->text, l->n};
    if (raw.n == 0 || memchr(raw.p, '\b', raw.n) != NULL || memchr(raw.p, '\x1B', raw.n) != NULL ||
        memchr(raw.p, 0xAD, raw.n) != NULL)
        return;
    for (; next_printed(raw, &i) && next_printed(text, &k); i++, k++)
        require(raw.p[i] == text.p[k]);
    require(!next_printed(raw, &i) && !next_printed(text, &k));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str raw = {(const char *)data, size};
    uint32_t raw_lines = 1;
    for (size_t i = 0; i < size; i++)
        raw_lines += data[i] == '\n';
    struct lines l;
    lines_read(&l, raw);
    check_text(&l);
    check_maps(&l, raw_lines);
    check_content(&l, raw);
    lines_release(&l);
    return 0;
}

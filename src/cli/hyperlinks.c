/* SPDX-License-Identifier: MIT
 *
 * Bytes between links go out as they are; of the text nothing can be a sequence, it has no control
 * characters (text/document.h), and of an address neither (rfc/webaddress.h).
 */
#include "base/platform.h"

#include "cli/hyperlinks.h"

#include "rfc/webaddress.h"

#define OSC8    "\033]8;"
#define OSC_END "\033\\"

static void put(FILE *out, struct str s)
{
    if (s.n > 0)
        fwrite(s.p, 1, s.n, out);
}

/* The words of one line of a link. */
static void put_part(FILE *out, struct str words, uint32_t id, const char *address)
{
    fprintf(out, OSC8 "id=%u;%s" OSC_END, (unsigned)id, address);
    put(out, words);
    fputs(OSC8 ";" OSC_END, out);
}

static void put_link(FILE *out, struct str text, uint32_t id, const char *address)
{
    while (text.n > 0) {
        size_t indent = 0;
        while (indent < text.n && char_is_space(text.p[indent]))
            indent++;
        put(out, str_slice(text, 0, indent));
        text = str_from(text, indent);
        ptrdiff_t line = str_find_char(text, '\n', 0);
        size_t end = line < 0 ? text.n : (size_t)line;
        if (end > 0)
            put_part(out, str_slice(text, 0, end), id, address);
        text = str_from(text, end);
    }
}

void hyperlinks_print(FILE *out, const struct document *d, const struct ref *here, uint32_t from,
                      uint32_t to)
{
    uint32_t at = d->line_start[from], end = d->line_start[to];
    struct strbuf address = STRBUF_INIT(STRBUF_TEXT);
    for (uint32_t i = document_link_after(d, at); i < d->link_count; i++) {
        const struct link *link = &d->links[i];
        struct ref r;
        if (link->start < at)
            continue; /* begun before the first line */
        if (link->end > end)
            break;
        strbuf_clear(&address);
        if (!ref_parse(link->target, &r) || !webaddress_add(&r, here, &address))
            continue;
        put(out, str_slice(d->text, at, link->start));
        put_link(out, str_slice(d->text, link->start, link->end), i + 1, strbuf_cstr(&address));
        at = link->end;
    }
    put(out, str_slice(d->text, at, end));
    strbuf_release(&address);
}

/* SPDX-License-Identifier: MIT
 *
 * Distances are counted in published lines, which the text as published and the text made ready
 * have in common.  Pure.
 */
#include "base/platform.h"

#include "text/anchoring.h"

/* The name of a section as the place of a target; false where it has none. */
static bool anchoring_name(const struct section *s, struct strbuf *out)
{
    struct ref r = {.kind = REF_HERE, .label = s->label};
    r.place = s->appendix ? PLACE_APPENDIX : PLACE_SECTION;
    if (s->label.n == 0) {
        r.place = PLACE_NAME;
        r.label = s->name;
    }
    if (r.label.n == 0)
        return false;
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    ref_format(&r, &target);
    strbuf_add_str(out, str_from(strbuf_str(&target), 1)); /* without its '#' */
    strbuf_release(&target);
    return true;
}

struct anchor anchoring_of(const struct document *d, uint32_t line, struct strbuf *out)
{
    const struct section *s = document_section_at(d, line);
    struct anchor at = {.raw_line = d->raw_line[line]};
    size_t start = out->n;
    if (s == NULL || !anchoring_name(s, out))
        return at;
    at.section = str_from(strbuf_str(out), start);
    at.after = at.raw_line - d->raw_line[s->line];
    return at;
}

/* The line of the heading that an anchor names. */
static bool anchoring_heading(const struct document *d, struct str section, uint32_t *line)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    struct ref r = {0};
    strbuf_add_cstr(&target, "#");
    strbuf_add_str(&target, section);
    bool found = section.n > 0 && ref_parse(strbuf_str(&target), &r) && document_place(d, &r, line);
    strbuf_release(&target);
    return found;
}

/* A section may be there twice: the same line in a section of that name needs no search. */
static bool anchoring_is_unmoved(const struct document *d, const struct anchor *at, uint32_t line)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    struct anchor now = anchoring_of(d, line, &name);
    bool same =
        now.raw_line == at->raw_line && now.after == at->after && str_eq(now.section, at->section);
    strbuf_release(&name);
    return same;
}

static uint32_t anchoring_within(const struct document *d, uint32_t heading, uint32_t after)
{
    const struct section *s = document_section_at(d, heading);
    if (s == NULL) /* what was kept is the name of something else */
        return heading;
    bool last = ++s == d->sections + d->section_count;
    uint32_t end = last ? d->line_count : s->line, raw = d->raw_line[heading];
    uint32_t line = document_line_of_raw(d, after < UINT32_MAX - raw ? raw + after : UINT32_MAX);
    return line < end ? line : end - 1;
}

uint32_t anchoring_line(const struct document *d, const struct anchor *at)
{
    uint32_t heading;
    if (d->line_count == 0)
        return 0;
    uint32_t line = document_line_of_raw(d, at->raw_line);
    if (anchoring_is_unmoved(d, at, line) || !anchoring_heading(d, at->section, &heading))
        return line;
    return anchoring_within(d, heading, at->after);
}

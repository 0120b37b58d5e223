/* SPDX-License-Identifier: MIT
 *
 * Canonical targets: text → struct ref and back.  What people type is read in refread.c.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/ref.h"

#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"

enum { REF_TARGET_MAX = 4096 };

/* How the name behind a prefix is spelled. */
enum ref_form {
    FORM_NUMBER, /* digits without leading zeros */
    FORM_DRAFT,  /* the prefix is part of the name; lower case, digits, hyphens */
    FORM_REST,   /* everything behind the prefix */
    FORM_WHOLE,  /* everything, the prefix included */
    FORM_NOTHING,
};

struct ref_scheme {
    enum ref_kind kind;
    enum ref_form form;
    const char *prefix;
    const char *spoken; /* put before number or name when describing */
};

static const struct ref_scheme ref_schemes[] = {
    {REF_RFC, FORM_NUMBER, "rfc", "RFC "},
    {REF_BCP, FORM_NUMBER, "bcp", "BCP "},
    {REF_STD, FORM_NUMBER, "std", "STD "},
    {REF_FYI, FORM_NUMBER, "fyi", "FYI "},
    {REF_DRAFT, FORM_DRAFT, "draft-", ""},
    {REF_URL, FORM_WHOLE, "https://", ""},
    {REF_URL, FORM_WHOLE, "http://", ""},
    {REF_URL, FORM_WHOLE, "ftp://", ""},
    {REF_MAIL, FORM_REST, "mailto:", ""},
    {REF_FILE, FORM_REST, "file:", ""},
    {REF_GUIDE, FORM_NOTHING, "guide", "the guide"},
    {REF_HERE, FORM_NOTHING, "", "this document"},
};

struct ref_place {
    enum place_kind kind;
    const char *prefix;
    const char *before, *after; /* of the label when describing */
    bool (*label_ok)(struct str label);
};

static bool ref_no_blank(struct str s)
{
    return s.n > 0 && str_find_char(s, ' ', 0) < 0;
}

/* "//host/share" would be another way to write a path. */
static bool ref_is_path(struct str s)
{
    return s.n > 0 && !str_starts(s, STR("//"));
}

/* Letters and digits in groups that one joint separates: "4.2", "A.1", "3-1". */
static bool ref_is_grouped(struct str label, const char *joints)
{
    bool after_alnum = false;
    for (size_t i = 0; i < label.n; i++) {
        bool alnum = char_is_alnum(label.p[i]);
        if (!alnum && (!after_alnum || strchr(joints, label.p[i]) == NULL))
            return false;
        after_alnum = alnum;
    }
    return after_alnum;
}

static bool ref_is_label(struct str label)
{
    return ref_is_grouped(label, ".");
}

static bool ref_is_caption(struct str label)
{
    return ref_is_grouped(label, ".-");
}

static bool ref_is_draft(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (char_is_upper(name.p[i]))
            return false;
    return ref_is_grouped(name, "-");
}

static bool ref_is_tag(struct str label)
{
    return label.n > 0 && label.n == str_trim(label).n;
}

static bool ref_is_number(struct str s)
{
    uint32_t number;
    return s.n > 0 && s.p[0] != '0' && str_number(s, REF_NUMBER_MAX, &number);
}

static const struct ref_place ref_places[] = {
    {PLACE_SECTION, "section-", "Section ", "", ref_is_label},
    {PLACE_APPENDIX, "appendix-", "Appendix ", "", ref_is_label},
    {PLACE_TAG, "ref-", "[", "]", ref_is_tag},
    {PLACE_PAGE, "page-", "page ", "", ref_is_number},
    {PLACE_FIGURE, "figure-", "Figure ", "", ref_is_caption},
    {PLACE_TABLE, "table-", "Table ", "", ref_is_caption},
    {PLACE_NAME, "name-", "section \"", "\"", ref_is_draft},
};

/* The text of a place, without its '#'. */
static bool ref_parse_place(struct str text, struct ref *r)
{
    for (size_t i = 0; i < ARRAY_LEN(ref_places); i++) {
        const struct ref_place *p = &ref_places[i];
        struct str prefix = str_of(p->prefix);
        struct str label = str_from(text, prefix.n);
        if (str_starts(text, prefix) && p->label_ok(label)) {
            r->place = p->kind;
            r->label = label;
            return true;
        }
    }
    return false;
}

static bool ref_parse_name(const struct ref_scheme *s, struct str text, struct ref *r)
{
    struct str rest = str_from(text, strlen(s->prefix));
    r->kind = s->kind;
    switch (s->form) {
    case FORM_NUMBER:
        return ref_is_number(rest) && str_number(rest, REF_NUMBER_MAX, &r->number);
    case FORM_DRAFT:
        r->name = text;
        return ref_is_draft(text);
    case FORM_REST:
        r->name = rest;
        return s->kind == REF_MAIL ? ref_no_blank(rest) : ref_is_path(rest);
    case FORM_WHOLE:
        r->name = text;
        return rest.n > 0 && ref_no_blank(rest);
    case FORM_NOTHING:
        return rest.n == 0;
    }
    return false;
}

static const struct ref_scheme *ref_scheme_of(struct str target)
{
    size_t i = 0;
    while (!str_starts(target, str_of(ref_schemes[i].prefix)))
        i++; /* ends at the last row, whose prefix is empty */
    return &ref_schemes[i];
}

static bool ref_is_showable(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);
        if (cp == UTF8_BAD || utf8_is_control(cp))
            return false;
    }
    return true;
}

/* Offset of the '#' that ends the document part; target.n where there is none.  A path may hold
 * '#' itself: there only the last one counts, and only before a place. */
static size_t ref_split(const struct ref_scheme *s, struct str target)
{
    struct ref ignored;
    if (s->kind == REF_URL || s->kind == REF_MAIL)
        return target.n;
    const char *hash = target.n == 0         ? NULL
                       : s->kind == REF_FILE ? memrchr(target.p, '#', target.n)
                                             : memchr(target.p, '#', target.n);
    if (hash == NULL)
        return target.n;
    size_t at = (size_t)(hash - target.p);
    if (s->kind == REF_FILE && !ref_parse_place(str_from(target, at + 1), &ignored))
        return target.n;
    return at;
}

bool ref_parse(struct str target, struct ref *r)
{
    *r = (struct ref){0};
    if (target.n == 0 || target.n > REF_TARGET_MAX || !ref_is_showable(target))
        return false;
    const struct ref_scheme *s = ref_scheme_of(target);
    size_t split = ref_split(s, target);
    return ref_parse_name(s, str_slice(target, 0, split), r) &&
           (split == target.n || ref_parse_place(str_from(target, split + 1), r));
}

static const struct ref_scheme *ref_scheme_for(const struct ref *r)
{
    for (size_t i = 0; i < ARRAY_LEN(ref_schemes); i++)
        if (ref_schemes[i].kind == r->kind)
            return &ref_schemes[i];
    BUG("ref: kind %d", (int)r->kind);
}

static const struct ref_place *ref_place_for(const struct ref *r)
{
    for (size_t i = 0; i < ARRAY_LEN(ref_places); i++)
        if (ref_places[i].kind == r->place)
            return &ref_places[i];
    BUG("ref: place %d", (int)r->place);
}

void ref_format(const struct ref *r, struct strbuf *out)
{
    const struct ref_scheme *s = ref_scheme_for(r);
    if (s->form != FORM_WHOLE && s->form != FORM_DRAFT)
        strbuf_add_cstr(out, s->prefix);
    if (s->form == FORM_NUMBER)
        strbuf_addf(out, "%u", (unsigned)r->number);
    else
        strbuf_add_str(out, r->name);
    if (r->place == PLACE_NONE)
        return;
    strbuf_add_char(out, '#');
    strbuf_add_cstr(out, ref_place_for(r)->prefix);
    strbuf_add_str(out, r->label);
}

void ref_describe(const struct ref *r, struct strbuf *out)
{
    const struct ref_scheme *s = ref_scheme_for(r);
    if (r->kind != REF_HERE || r->place == PLACE_NONE) {
        strbuf_add_cstr(out, s->spoken);
        if (s->form == FORM_NUMBER)
            strbuf_addf(out, "%u", (unsigned)r->number);
        else
            strbuf_add_str(out, r->name);
    }
    if (r->place == PLACE_NONE)
        return;
    const struct ref_place *p = ref_place_for(r);
    strbuf_add_cstr(out, r->kind == REF_HERE ? "" : ", ");
    strbuf_add_cstr(out, p->before);
    strbuf_add_str(out, r->label);
    strbuf_add_cstr(out, p->after);
}

struct str ref_document(struct str target)
{
    return str_slice(target, 0, ref_split(ref_scheme_of(target), target));
}

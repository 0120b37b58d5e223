/* SPDX-License-Identifier: MIT
 *
 * What people type and paste → canonical targets (ref_read).  Each form is one reader in
 * refread_forms, tried in order; what a failing reader has added is taken back.
 * Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/ref.h"

#include <string.h>

#include "base/utf8.h"

enum { REFREAD_WORDS_MAX = 4000, REFREAD_QUOTED_MAX = 40 };

/* ---- cutters: each takes something off the front of *s and says whether it was there */

static bool refread_word(struct str *s, const char *word)
{
    struct str w = str_of(word);
    if (!str_starts_nocase(*s, w))
        return false;
    *s = str_from(*s, w.n);
    return true;
}

static bool refread_is_any(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static void refread_skip(struct str *s, const char *set)
{
    while (s->n > 0 && refread_is_any(s->p[0], set))
        *s = str_from(*s, 1);
}

/* Leading zeros are read; nothing of a name may follow at once. */
static bool refread_number(struct str *s, uint32_t *number)
{
    size_t n = 0;
    while (n < s->n && char_is_digit(s->p[n]))
        n++;
    if (!str_number(str_slice(*s, 0, n), REF_NUMBER_MAX, number) || *number == 0)
        return false;
    *s = str_from(*s, n);
    return s->n == 0 || !char_is_alnum(s->p[0]);
}

static const char *const refread_suffixes[] = {".txt", ".html", ".htm", ".xml", ".pdf", ".json"};

static struct str refread_without_suffix(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(refread_suffixes); i++) {
        struct str suffix = str_of(refread_suffixes[i]);
        if (name.n > suffix.n && str_eq_nocase(str_from(name, name.n - suffix.n), suffix))
            return str_slice(name, 0, name.n - suffix.n);
    }
    return name;
}

static bool refread_is_target(struct str s)
{
    struct ref ignored;
    return ref_parse(s, &ignored);
}

/* ---- places */

static const struct refread_place {
    const char *word;
    enum place_kind kind;
} refread_places[] = {
    {"sections", PLACE_SECTION}, {"section", PLACE_SECTION}, {"sect", PLACE_SECTION},
    {"sec", PLACE_SECTION},      {"§", PLACE_SECTION},       {"appendix", PLACE_APPENDIX},
    {"annex", PLACE_APPENDIX},   {"page", PLACE_PAGE},       {"figure", PLACE_FIGURE},
    {"fig", PLACE_FIGURE},       {"table", PLACE_TABLE},     {"ref", PLACE_TAG},
    {"name", PLACE_NAME},
};

/* "A" and "a.1" are appendices; "IV" and "4.2" are sections. */
static bool refread_is_appendix(struct str label)
{
    return label.n > 0 && char_is_alpha(label.p[0]) && (label.n == 1 || label.p[1] == '.');
}

/* Adds "#kind-label" if that is a canonical place. */
static bool refread_add_place(struct strbuf *out, enum place_kind kind, struct str label)
{
    size_t start = out->n;
    while (label.n > 0 && refread_is_any(label.p[label.n - 1], ".,;:)"))
        label.n--;
    if (kind == PLACE_SECTION && refread_is_appendix(label))
        kind = PLACE_APPENDIX;
    if (kind == PLACE_PAGE)
        refread_skip(&label, "0");
    ref_format(&(struct ref){.kind = REF_HERE, .place = kind, .label = label}, out);
    if (kind == PLACE_APPENDIX && label.n > 0 && !out->overflow) {
        char *first = out->p + out->n - label.n;
        if (char_is_lower(*first))
            *first = (char)(*first - 'a' + 'A');
    }
    return refread_is_target(str_from(strbuf_str(out), start));
}

/* Behind a '#': "8.3", "A.1", "ref-HTTP", "section-8.3", "section-8.3-5" (a paragraph of it). */
static bool refread_add_fragment(struct strbuf *out, struct str text)
{
    for (size_t i = 0; i < ARRAY_LEN(refread_places); i++) {
        enum place_kind kind = refread_places[i].kind;
        struct str label = text;
        if (!refread_word(&label, refread_places[i].word) ||
            (label.n > 0 && char_is_alpha(label.p[0])))
            continue;
        refread_skip(&label, " .-");
        if (kind == PLACE_SECTION || kind == PLACE_APPENDIX)
            label = str_cut(&label, '-');
        return refread_add_place(out, kind, label);
    }
    bool bare = text.n > 0 && (char_is_digit(text.p[0]) || refread_is_appendix(text));
    return bare && refread_add_place(out, PLACE_SECTION, text);
}

/* Behind a document's name: nothing, "#8.3", ", Section 8.3", " §8.3". */
static bool refread_add_place_behind(struct strbuf *out, struct str text)
{
    refread_skip(&text, " ,;:");
    if (text.n == 0)
        return true;
    if (text.p[0] == '#')
        return text.n == 1 || refread_add_fragment(out, str_trim(str_from(text, 1)));
    bool bare = char_is_digit(text.p[0]) || refread_is_appendix(text);
    return !bare && refread_add_fragment(out, text);
}

/* ---- names: each adds the document and leaves what stands behind it in *s */

static const struct refread_series {
    const char *word, *canonical;
    bool bare; /* no word: a file's suffix is then no part of the name */
} refread_series[] = {
    {"rfc", "rfc", false}, {"bcp", "bcp", false}, {"std", "std", false},
    {"fyi", "fyi", false}, {"", "rfc", true},
};

static bool refread_series_name(struct str *s, struct strbuf *out)
{
    for (size_t i = 0; i < ARRAY_LEN(refread_series); i++) {
        const struct refread_series *row = &refread_series[i];
        struct str rest = *s;
        uint32_t number;
        if (!refread_word(&rest, row->word))
            continue;
        refread_skip(&rest, row->bare ? "" : " -:#");
        if (!refread_number(&rest, &number))
            continue;
        for (size_t k = 0; k < ARRAY_LEN(refread_suffixes) && !row->bare; k++)
            if (refread_word(&rest, refread_suffixes[k]))
                break;
        strbuf_addf(out, "%s%u", row->canonical, (unsigned)number);
        *s = rest;
        return true;
    }
    return false;
}

static bool refread_draft_name(struct str *s, struct strbuf *out)
{
    size_t start = out->n, end = 0;
    while (end < s->n && !refread_is_any(s->p[end], " ,;#"))
        end++;
    struct str name = refread_without_suffix(str_slice(*s, 0, end));
    if (refread_word(&name, "I-D."))
        strbuf_add_cstr(out, "draft-");
    else if (!str_starts_nocase(name, STR("draft-")))
        return false;
    for (size_t i = 0; i < name.n; i++)
        strbuf_add_char(out, char_lower(name.p[i]));
    *s = str_from(*s, end);
    return refread_is_target(str_from(strbuf_str(out), start));
}

static bool refread_guide_name(struct str *s, struct strbuf *out)
{
    if (!refread_word(s, "guide") || (s->n > 0 && s->p[0] != '#'))
        return false;
    strbuf_add_cstr(out, "guide");
    return true;
}

static bool refread_name(struct str *s, struct strbuf *out)
{
    static bool (*const readers[])(struct str *, struct strbuf *) = {
        refread_series_name,
        refread_draft_name,
        refread_guide_name,
    };
    size_t start = out->n;
    for (size_t i = 0; i < ARRAY_LEN(readers); i++) {
        struct str rest = *s;
        if (readers[i](&rest, out)) {
            *s = rest;
            return true;
        }
        strbuf_truncate(out, start);
    }
    return false;
}

/* ---- URLs */

/* Hosts whose pages are the documents themselves, and the folders these lie in. */
static const char *const refread_hosts[] = {
    "www.rfc-editor.org",   "rfc-editor.org", "www.ietf.org", "ietf.org",
    "datatracker.ietf.org", "tools.ietf.org", "doi.org",      "dx.doi.org",
};
static const char *const refread_folders[] = {
    "rfc",      "info",     "html",          "doc", "pdf", "txt", "id",
    "archive",  "in-notes", "inline-errata", "bcp", "std", "fyi", "internet-drafts",
    "10.17487",
};

static bool refread_in_table(struct str s, const char *const *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(s, str_of(table[i])))
            return true;
    return false;
}

/* The last piece of "html/rfc9110", "doc/draft-a-b/07"; the folders before it must be known. */
static bool refread_url_path(struct str path, struct strbuf *out)
{
    while (path.n > 0) {
        struct str piece = str_cut(&path, '/');
        if (piece.n == 0 ||
            (path.n > 0 && refread_in_table(piece, refread_folders, ARRAY_LEN(refread_folders))))
            continue;
        struct str name = refread_without_suffix(piece);
        bool draft = str_starts_nocase(name, STR("draft-"));
        if ((!draft && char_is_digit(name.p[0])) || !refread_name(&name, out) || name.n > 0)
            return false;
        struct str revision = str_cut(&path, '/');
        uint32_t ignored;
        if (draft && revision.n == 2 && str_number(revision, 99, &ignored)) {
            strbuf_add_char(out, '-');
            strbuf_add_str(out, revision);
            revision = STR_NONE;
        }
        return revision.n == 0 && path.n == 0;
    }
    return false;
}

static bool refread_known_url(struct str words, struct strbuf *out)
{
    if (!refread_word(&words, "https://"))
        refread_word(&words, "http://");
    struct str fragment = words;
    struct str path = str_cut(&fragment, '#');
    struct str host = str_cut(&path, '/');
    if (!refread_in_table(host, refread_hosts, ARRAY_LEN(refread_hosts)))
        return false;
    path = str_cut(&path, '?');
    if (!refread_url_path(path, out))
        return false;
    size_t document = out->n;
    /* an anchor that names no place of the text ("#name-terms") leaves the document */
    if (!refread_add_fragment(out, fragment))
        strbuf_truncate(out, document);
    return true;
}

static bool refread_url(struct str words, struct strbuf *out)
{
    static const char *const schemes[] = {"https://", "http://", "ftp://", "mailto:"};
    for (size_t i = 0; i < ARRAY_LEN(schemes); i++)
        if (refread_word(&words, schemes[i])) {
            strbuf_add_cstr(out, schemes[i]);
            strbuf_add_str(out, words);
            return true;
        }
    return false;
}

/* ---- the other forms */

static bool refread_named(struct str words, struct strbuf *out)
{
    struct str rest = words;
    if (refread_word(&rest, "rfc:"))
        refread_skip(&rest, " ");
    if (refread_name(&rest, out))
        return refread_add_place_behind(out, rest);
    return words.n != rest.n && refread_name(&words, out) && refread_add_place_behind(out, words);
}

/* "Section 8.3 of RFC 9110", "section 8.3", "#8.3". */
static bool refread_place_first(struct str words, struct strbuf *out)
{
    struct strbuf place = STRBUF_INIT(REFREAD_WORDS_MAX);
    ptrdiff_t of = str_find(words, STR(" of "), 0);
    struct str head = of < 0 ? words : str_slice(words, 0, (size_t)of);
    struct str tail = of < 0 ? STR_NONE : str_trim(str_from(words, (size_t)of + 4));
    refread_skip(&head, " ");
    bool ok = refread_add_place_behind(&place, head) && place.n > 0;
    if (ok && of >= 0) {
        if (refread_word(&tail, "["))
            tail = str_cut(&tail, ']');
        ok = refread_name(&tail, out) && str_trim(tail).n == 0;
    }
    if (ok)
        strbuf_add_str(out, strbuf_str(&place));
    strbuf_release(&place);
    return ok;
}

static bool refread_is_path(struct str s)
{
    static const char *const ends[] = {".txt", ".gz"};
    bool path = s.n > 0 && str_find_char(s, '/', 0) >= 0;
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        struct str end = str_of(ends[i]);
        path = path || (s.n > end.n && str_eq_nocase(str_from(s, s.n - end.n), end));
    }
    return path;
}

static bool refread_path(struct str words, struct strbuf *out)
{
    bool named = refread_word(&words, "file:");
    while (str_starts(words, STR("//")))
        words = str_from(words, 1);
    const char *hash = words.n > 0 ? memrchr(words.p, '#', words.n) : NULL;
    struct str path = hash != NULL ? str_slice(words, 0, (size_t)(hash - words.p)) : words;
    size_t start = out->n;
    if (hash != NULL && (named || refread_is_path(path))) {
        strbuf_add_cstr(out, "file:");
        strbuf_add_str(out, path);
        if (refread_add_fragment(out, str_from(words, path.n + 1)))
            return true;
        strbuf_truncate(out, start);
    }
    if (!named && (!refread_is_path(words) || str_find(words, STR("://"), 0) >= 0))
        return false; /* a URL that is none is no path either */
    strbuf_add_cstr(out, "file:");
    strbuf_add_str(out, words);
    return true;
}

/* A canonical target of any kind. */
static bool refread_canonical(struct str words, struct strbuf *out)
{
    strbuf_add_str(out, words);
    return true;
}

static bool (*const refread_forms[])(struct str words, struct strbuf *out) = {
    refread_known_url, refread_canonical,   refread_url,
    refread_named,     refread_place_first, refread_path,
};

/* Without blanks at the ends and without one pair of <>, [], quotes around all. */
static struct str refread_unwrap(struct str words)
{
    static const char *const pairs[] = {"<>", "[]", "\"\"", "''", "()"};
    words = str_trim(words);
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        if (words.n > 2 && words.p[0] == pairs[i][0] && words.p[words.n - 1] == pairs[i][1])
            return str_trim(str_slice(words, 1, words.n - 1));
    return words;
}

static bool refread_refuse(struct str words, struct err *e)
{
    static const char forms[] = "use 9110, rfc9110, bcp14, std97, draft-name, a URL or a path";
    words = str_trim(words);
    if (words.n == 0)
        return err_set(e, ERR_USAGE, "no document is named: %s", forms);
    /* characters without a column are no way around the limit */
    size_t n = utf8_clip(str_slice(words, 0, 4 * REFREAD_QUOTED_MAX), REFREAD_QUOTED_MAX);
    return err_set(e, ERR_USAGE, "\"%.*s%s\" is not a document: %s", (int)n, words.p,
                   n < words.n ? "…" : "", forms);
}

/* Leaves *target as it was where nothing could be read. */
static bool refread_any(struct str text, struct strbuf *target)
{
    size_t start = target->n;
    for (size_t i = 0; text.n <= REFREAD_WORDS_MAX && i < ARRAY_LEN(refread_forms); i++) {
        bool read = refread_forms[i](text, target) && !target->overflow;
        if (read && refread_is_target(str_from(strbuf_str(target), start)))
            return true;
        strbuf_truncate(target, start);
    }
    return false;
}

/* A document that would have been understood, but for the place behind it. */
static bool refread_refuse_place(struct str text, struct err *e)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    ptrdiff_t hash = str_find_char(text, '#', 0);
    bool document = hash > 0 && refread_any(str_slice(text, 0, (size_t)hash), &target);
    strbuf_release(&target);
    if (!document)
        return false;
    struct str place = str_from(text, (size_t)hash);
    err_set(e, ERR_USAGE,
            "\"%.*s\" is no place in a document: use #4.2, #appendix-B, #name-of-a-section, "
            "#figure-6 or #page-23",
            (int)utf8_clip(str_slice(place, 0, 4 * REFREAD_QUOTED_MAX), REFREAD_QUOTED_MAX),
            place.p);
    return true;
}

bool ref_read(struct str words, struct strbuf *target, struct err *e)
{
    struct str text = refread_unwrap(words);
    if (refread_any(text, target))
        return true;
    return refread_refuse_place(text, e) ? false : refread_refuse(words, e);
}

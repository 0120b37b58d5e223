/* SPDX-License-Identifier: MIT
 *
 * rfc-index.xml through expat: a stack of known elements (an element is a row of the table: parent,
 * name, what its text does), the record being read, and the statements for relate.
 * Single-threaded; only expat calls back.
 */
#include "base/platform.h"

#include "rfc/indexfile.h"

#include <string.h>

#include "base/bug.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "rfc/expatapi.h"
#include "rfc/indexwords.h"
#include "rfc/relate.h"

enum {
    INDEXFILE_DEPTH = 16,
    INDEXFILE_CHUNK = 1 << 16,
    INDEXFILE_TEXT = 1 << 16, /* the longest single text */
    INDEXFILE_ENTRIES = 100000,
    INDEXFILE_STATEMENTS = 1000000, /* relations and memberships, each */
};

/* The kind of a statement is an enum rfc_relation, or this and the enum ref_kind of a series. */
enum { STATEMENT_SERIES = RELATION_COUNT };

/* TAG_OBSOLETES … follow enum rfc_relation, TAG_BCP … the series in enum ref_kind. */
enum tag {
    TAG_NONE,
    TAG_INDEX,
    TAG_RFC,
    TAG_NOT_ISSUED,
    TAG_BCP,
    TAG_STD,
    TAG_FYI,
    TAG_AUTHOR,
    TAG_DATE,
    TAG_FORMATS,
    TAG_KEYWORDS,
    TAG_OBSOLETES,
    TAG_OBSOLETED_BY,
    TAG_UPDATES,
    TAG_UPDATED_BY,
    TAG_IS_ALSO,
    TAG_MEMBERS,
    TAG_ABSTRACT,
    TAG_LEAF,
};

struct indexfile {
    struct expatapi api;
    XML_Parser expat;
    struct arena *arena;
    struct relate relate;
    VEC(struct entry) entries;
    const struct indexfile_element *stack[INDEXFILE_DEPTH]; /* NULL: an element we do not know */
    size_t depth;
    struct strbuf text; /* of the open leaf */
    struct entry entry; /* the one being read; its number is that of a series, too */
    struct strbuf authors, keywords, author_title, abstract;
    struct str drafted;              /* the group that its draft names */
    VEC(struct relate_pair) pending; /* statements whose from is known when the entry ends */
    const char *refusal;
};

struct indexfile_element {
    enum tag parent;
    const char *name;
    enum tag tag;
    void (*text)(struct indexfile *f, struct str text); /* of a leaf, when it ends */
    void (*end)(struct indexfile *f);                   /* of any other */
};

static void indexfile_refuse(struct indexfile *f, const char *why)
{
    if (f->refusal == NULL) {
        f->refusal = why;
        f->api.StopParser(f->expat, XML_FALSE);
    }
}

/* ---- leaves */

static enum ref_kind indexfile_series(const struct indexfile_element *element)
{
    return (enum ref_kind)(REF_BCP + (element->tag - TAG_BCP));
}

static void indexfile_rfc_id(struct indexfile *f, struct str text)
{
    f->entry.number = indexwords_id(text, REF_RFC);
}

static void indexfile_series_id(struct indexfile *f, struct str text)
{
    f->entry.number = indexwords_id(text, indexfile_series(f->stack[f->depth - 2]));
}

static void indexfile_title(struct indexfile *f, struct str text)
{
    f->entry.title = arena_str(f->arena, text);
}

static void indexfile_add_listed(struct strbuf *list, struct str item)
{
    if (item.n == 0)
        return;
    strbuf_add_cstr(list, list->n > 0 ? ", " : "");
    strbuf_add_str(list, item);
}

static void indexfile_author_name(struct indexfile *f, struct str text)
{
    indexfile_add_listed(&f->authors, text);
}

static void indexfile_author_title(struct indexfile *f, struct str text)
{
    strbuf_clear(&f->author_title);
    strbuf_add_str(&f->author_title, str_eq_nocase(text, STR("Editor")) ? STR("Ed.") : text);
}

static void indexfile_keyword(struct indexfile *f, struct str text)
{
    indexfile_add_listed(&f->keywords, text);
}

/* Some say that there is none. */
static void indexfile_group(struct indexfile *f, struct str text)
{
    if (str_find_char(text, ' ', 0) < 0)
        f->entry.group = arena_str(f->arena, text);
}

/* "draft-ietf-httpbis-semantics-19" came from httpbis: by custom, and where nothing else says so.
 */
static void indexfile_draft(struct indexfile *f, struct str text)
{
    if (!str_eq(str_cut(&text, '-'), STR("draft")))
        return;
    struct str body = str_cut(&text, '-'), group = str_cut(&text, '-');
    if (text.n > 0 && (str_eq(body, STR("ietf")) || str_eq(body, STR("irtf"))))
        f->drafted = arena_str(f->arena, group);
}

/* A paragraph, or what stands outside of all. */
static void indexfile_abstract(struct indexfile *f, struct str text)
{
    if (text.n == 0)
        return;
    strbuf_add_cstr(&f->abstract, f->abstract.n > 0 ? CATALOG_PARAGRAPH : "");
    strbuf_add_str(&f->abstract, text);
}

static void indexfile_errata(struct indexfile *f, struct str text)
{
    f->entry.errata = text.n > 0;
}

static void indexfile_day(struct indexfile *f, struct str text)
{
    f->entry.day = (uint8_t)indexwords_number(text, 31);
}

static void indexfile_month(struct indexfile *f, struct str text)
{
    f->entry.month = (uint8_t)indexwords_month(text);
}

static void indexfile_year(struct indexfile *f, struct str text)
{
    f->entry.year = (uint16_t)indexwords_number(text, 9999);
}

static void indexfile_format(struct indexfile *f, struct str text)
{
    f->entry.formats |= indexwords_format(text);
}

static void indexfile_pages(struct indexfile *f, struct str text)
{
    f->entry.pages = indexwords_number(text, 99999);
}

static void indexfile_status(struct indexfile *f, struct str text)
{
    f->entry.status = indexwords_status(text);
}

static void indexfile_published_as(struct indexfile *f, struct str text)
{
    f->entry.published_as = indexwords_status(text);
}

static void indexfile_stream(struct indexfile *f, struct str text)
{
    f->entry.stream = indexwords_stream(text);
}

/* Remembers "entry KIND number" until the entry's own number is known. */
static void indexfile_state(struct indexfile *f, unsigned kind, uint32_t number)
{
    if (number == 0)
        return;
    if (f->pending.n + f->relate.relations.n + f->relate.members.n >= INDEXFILE_STATEMENTS)
        indexfile_refuse(f, "more relations than the series can have");
    else
        VEC_PUSH(&f->pending, (struct relate_pair){kind, 0, number});
}

static void indexfile_related(struct indexfile *f, struct str text)
{
    unsigned relation = f->stack[f->depth - 2]->tag - TAG_OBSOLETES;
    indexfile_state(f, relation, indexwords_id(text, REF_RFC));
}

/* "STD97" in an RFC's own is-also. */
static void indexfile_also(struct indexfile *f, struct str text)
{
    for (unsigned kind = REF_BCP; kind <= REF_FYI; kind++)
        indexfile_state(f, STATEMENT_SERIES + kind, indexwords_id(text, (enum ref_kind)kind));
}

static void indexfile_member(struct indexfile *f, struct str text)
{
    indexfile_state(f, 0, indexwords_id(text, REF_RFC));
}

/* ---- elements that end */

static void indexfile_end_author(struct indexfile *f)
{
    indexfile_add_listed(&f->authors, strbuf_str(&f->author_title));
    strbuf_clear(&f->author_title);
}

static void indexfile_begin_entry(struct indexfile *f)
{
    f->entry = (struct entry){0};
    f->pending.n = 0;
    strbuf_clear(&f->authors);
    strbuf_clear(&f->keywords);
    strbuf_clear(&f->author_title);
    strbuf_clear(&f->abstract);
    f->drafted = STR_NONE;
}

static void indexfile_push(struct indexfile *f)
{
    if (f->entries.n >= INDEXFILE_ENTRIES)
        indexfile_refuse(f, "more entries than the series can have");
    else if (f->entry.number != 0)
        VEC_PUSH(&f->entries, f->entry);
    indexfile_begin_entry(f);
}

static void indexfile_end_rfc(struct indexfile *f)
{
    uint32_t number = f->entry.number;
    f->entry.issued = true;
    f->entry.authors = arena_str(f->arena, strbuf_str(&f->authors));
    f->entry.keywords = arena_str(f->arena, strbuf_str(&f->keywords));
    f->entry.abstract = arena_str(f->arena, strbuf_str(&f->abstract));
    if (f->entry.group.n == 0)
        f->entry.group = f->drafted;
    for (size_t i = 0; i < f->pending.n && number != 0; i++) {
        struct relate_pair p = f->pending.at[i];
        if (p.kind < STATEMENT_SERIES)
            relate_add(&f->relate, number, (enum rfc_relation)p.kind, p.to);
        else
            relate_add_member(&f->relate, (enum ref_kind)(p.kind - STATEMENT_SERIES), p.to, number);
    }
    indexfile_push(f);
}

static void indexfile_end_series(struct indexfile *f)
{
    enum ref_kind kind = indexfile_series(f->stack[f->depth - 1]);
    for (size_t i = 0; i < f->pending.n && f->entry.number != 0; i++)
        relate_add_member(&f->relate, kind, f->entry.number, f->pending.at[i].to);
    indexfile_begin_entry(f);
}

/* ---- the vocabulary */

static const struct indexfile_element indexfile_elements[] = {
    {TAG_NONE, "rfc-index", TAG_INDEX, NULL, NULL},
    {TAG_INDEX, "rfc-entry", TAG_RFC, NULL, indexfile_end_rfc},
    {TAG_INDEX, "rfc-not-issued-entry", TAG_NOT_ISSUED, NULL, indexfile_push},
    {TAG_INDEX, "bcp-entry", TAG_BCP, NULL, indexfile_end_series},
    {TAG_INDEX, "std-entry", TAG_STD, NULL, indexfile_end_series},
    {TAG_INDEX, "fyi-entry", TAG_FYI, NULL, indexfile_end_series},
    {TAG_BCP, "doc-id", TAG_LEAF, indexfile_series_id, NULL},
    {TAG_STD, "doc-id", TAG_LEAF, indexfile_series_id, NULL},
    {TAG_FYI, "doc-id", TAG_LEAF, indexfile_series_id, NULL},
    {TAG_BCP, "is-also", TAG_MEMBERS, NULL, NULL},
    {TAG_STD, "is-also", TAG_MEMBERS, NULL, NULL},
    {TAG_FYI, "is-also", TAG_MEMBERS, NULL, NULL},
    {TAG_MEMBERS, "doc-id", TAG_LEAF, indexfile_member, NULL},
    {TAG_NOT_ISSUED, "doc-id", TAG_LEAF, indexfile_rfc_id, NULL},
    {TAG_RFC, "doc-id", TAG_LEAF, indexfile_rfc_id, NULL},
    {TAG_RFC, "title", TAG_LEAF, indexfile_title, NULL},
    {TAG_RFC, "author", TAG_AUTHOR, NULL, indexfile_end_author},
    {TAG_AUTHOR, "name", TAG_LEAF, indexfile_author_name, NULL},
    {TAG_AUTHOR, "title", TAG_LEAF, indexfile_author_title, NULL},
    {TAG_RFC, "date", TAG_DATE, NULL, NULL},
    {TAG_DATE, "day", TAG_LEAF, indexfile_day, NULL},
    {TAG_DATE, "month", TAG_LEAF, indexfile_month, NULL},
    {TAG_DATE, "year", TAG_LEAF, indexfile_year, NULL},
    {TAG_RFC, "format", TAG_FORMATS, NULL, NULL},
    {TAG_FORMATS, "file-format", TAG_LEAF, indexfile_format, NULL},
    {TAG_FORMATS, "page-count", TAG_LEAF, indexfile_pages, NULL}, /* where it once stood */
    {TAG_RFC, "page-count", TAG_LEAF, indexfile_pages, NULL},
    {TAG_RFC, "keywords", TAG_KEYWORDS, NULL, NULL},
    {TAG_KEYWORDS, "kw", TAG_LEAF, indexfile_keyword, NULL},
    {TAG_RFC, "abstract", TAG_ABSTRACT, indexfile_abstract, NULL}, /* older ones: no paragraphs */
    {TAG_ABSTRACT, "p", TAG_LEAF, indexfile_abstract, NULL},
    {TAG_RFC, "draft", TAG_LEAF, indexfile_draft, NULL},
    {TAG_RFC, "wg_acronym", TAG_LEAF, indexfile_group, NULL},
    {TAG_RFC, "errata-url", TAG_LEAF, indexfile_errata, NULL},
    {TAG_RFC, "current-status", TAG_LEAF, indexfile_status, NULL},
    {TAG_RFC, "publication-status", TAG_LEAF, indexfile_published_as, NULL},
    {TAG_RFC, "stream", TAG_LEAF, indexfile_stream, NULL},
    {TAG_RFC, "obsoletes", TAG_OBSOLETES, NULL, NULL},
    {TAG_OBSOLETES, "doc-id", TAG_LEAF, indexfile_related, NULL},
    {TAG_RFC, "obsoleted-by", TAG_OBSOLETED_BY, NULL, NULL},
    {TAG_OBSOLETED_BY, "doc-id", TAG_LEAF, indexfile_related, NULL},
    {TAG_RFC, "updates", TAG_UPDATES, NULL, NULL},
    {TAG_UPDATES, "doc-id", TAG_LEAF, indexfile_related, NULL},
    {TAG_RFC, "updated-by", TAG_UPDATED_BY, NULL, NULL},
    {TAG_UPDATED_BY, "doc-id", TAG_LEAF, indexfile_related, NULL},
    {TAG_RFC, "is-also", TAG_IS_ALSO, NULL, NULL},
    {TAG_IS_ALSO, "doc-id", TAG_LEAF, indexfile_also, NULL},
};

/* ---- expat's side */

static const struct indexfile_element *indexfile_look_up(const struct indexfile *f,
                                                         const char *name)
{
    const struct indexfile_element *top = f->depth > 0 ? f->stack[f->depth - 1] : NULL;
    if (f->depth > 0 && top == NULL)
        return NULL; /* inside what we do not know, nothing is known */
    enum tag parent = top != NULL ? top->tag : TAG_NONE;
    const char *colon = strrchr(name, ':');
    const char *local = colon != NULL ? colon + 1 : name;
    for (size_t i = 0; i < ARRAY_LEN(indexfile_elements); i++)
        if (indexfile_elements[i].parent == parent &&
            strcmp(indexfile_elements[i].name, local) == 0)
            return &indexfile_elements[i];
    return NULL;
}

static void XMLCALL indexfile_on_start(void *data, const XML_Char *name, const XML_Char **attrs)
{
    struct indexfile *f = data;
    (void)attrs;
    const struct indexfile_element *element = indexfile_look_up(f, name);
    if (f->depth == 0 && element == NULL)
        indexfile_refuse(f, "the root is not rfc-index");
    else if (f->depth == INDEXFILE_DEPTH)
        indexfile_refuse(f, "elements nested too deep");
    else
        f->stack[f->depth++] = element;
    if (element != NULL && element->text != NULL)
        strbuf_clear(&f->text);
}

static void XMLCALL indexfile_on_end(void *data, const XML_Char *name)
{
    struct indexfile *f = data;
    (void)name;
    if (f->refusal != NULL || f->depth == 0)
        return;
    const struct indexfile_element *element = f->stack[f->depth - 1];
    if (element != NULL && element->text != NULL) {
        element->text(f, indexwords_fold(&f->text));
        strbuf_clear(&f->text);
    } else if (element != NULL && element->end != NULL) {
        element->end(f);
    }
    f->depth--;
    if (f->authors.overflow || f->keywords.overflow || f->abstract.overflow)
        indexfile_refuse(f, "a list too long");
}

static void XMLCALL indexfile_on_text(void *data, const XML_Char *text, int n)
{
    struct indexfile *f = data;
    if (f->depth == 0 || f->stack[f->depth - 1] == NULL || f->stack[f->depth - 1]->text == NULL)
        return;
    strbuf_add(&f->text, text, (size_t)n);
    if (f->text.overflow)
        indexfile_refuse(f, "a text too long");
}

/* The index declares none; whoever does wants to blow it up. */
static void XMLCALL indexfile_on_entity(void *data, const XML_Char *name, int is_parameter,
                                        const XML_Char *value, int value_length,
                                        const XML_Char *base, const XML_Char *system_id,
                                        const XML_Char *public_id, const XML_Char *notation)
{
    (void)name;
    (void)is_parameter;
    (void)value;
    (void)value_length;
    (void)base;
    (void)system_id;
    (void)public_id;
    (void)notation;
    indexfile_refuse(data, "an entity is declared");
}

static bool indexfile_run(struct indexfile *f, struct str bytes, const atomic_bool *ending,
                          struct err *e)
{
    for (size_t at = 0; at <= bytes.n; at += INDEXFILE_CHUNK) {
        if (ending != NULL && atomic_load(ending))
            return err_set(e, ERR_CANCELLED, "the index is not wanted any more (index)");
        struct str chunk = str_slice(bytes, at, at + INDEXFILE_CHUNK);
        bool last = bytes.n - at <= INDEXFILE_CHUNK;
        if (f->api.Parse(f->expat, chunk.p, (int)chunk.n, last) != XML_STATUS_OK) {
            const char *why =
                f->refusal != NULL ? f->refusal : f->api.ErrorString(f->api.GetErrorCode(f->expat));
            return err_set(e, ERR_DAMAGED, "the index is damaged at line %lu: %s (index)",
                           (unsigned long)f->api.GetCurrentLineNumber(f->expat), why);
        }
        if (last)
            break;
    }
    if (f->entries.n == 0)
        return err_set(e, ERR_DAMAGED, "the index holds no RFC (index)");
    return true;
}

static bool indexfile_open(struct indexfile *f, struct err *e)
{
    if (!expatapi_open(&f->api, e))
        return false;
    f->expat = f->api.ParserCreate(NULL);
    if (f->expat == NULL)
        BUG("indexfile: no memory for an XML parser");
    f->api.SetUserData(f->expat, f);
    f->api.SetElementHandler(f->expat, indexfile_on_start, indexfile_on_end);
    f->api.SetCharacterDataHandler(f->expat, indexfile_on_text);
    f->api.SetEntityDeclHandler(f->expat, indexfile_on_entity);
    return true;
}

bool indexfile_parse_until(struct str bytes, uint32_t date, const atomic_bool *ending,
                           struct arena *a, struct catalogimage_source *out, struct err *e)
{
    if (bytes.n > INDEXFILE_MAX)
        return err_set(e, ERR_DAMAGED, "the index is larger than %zu MiB (index)",
                       INDEXFILE_MAX >> 20);
    struct indexfile f = {
        .arena = a,
        .text = STRBUF_INIT(INDEXFILE_TEXT),
        .authors = STRBUF_INIT(INDEXFILE_TEXT),
        .keywords = STRBUF_INIT(INDEXFILE_TEXT),
        .author_title = STRBUF_INIT(INDEXFILE_TEXT),
        .abstract = STRBUF_INIT(INDEXFILE_TEXT),
    };
    if (!indexfile_open(&f, e))
        return false;
    bool ok = indexfile_run(&f, bytes, ending, e);
    if (ok) {
        struct entry *entries = ARENA_ARRAY(a, struct entry, f.entries.n);
        memcpy(entries, f.entries.at, f.entries.n * sizeof *entries);
        relate_close(&f.relate, entries, f.entries.n, a, out);
        out->date = date;
    }
    f.api.ParserFree(f.expat);
    relate_release(&f.relate);
    VEC_RELEASE(&f.entries);
    VEC_RELEASE(&f.pending);
    strbuf_release(&f.text);
    strbuf_release(&f.authors);
    strbuf_release(&f.keywords);
    strbuf_release(&f.author_title);
    strbuf_release(&f.abstract);
    return ok;
}

bool indexfile_parse(struct str bytes, uint32_t date, struct arena *a,
                     struct catalogimage_source *out, struct err *e)
{
    return indexfile_parse_until(bytes, date, NULL, a, out, e);
}

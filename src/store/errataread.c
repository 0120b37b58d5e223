/* SPDX-License-Identifier: MIT
 *
 * A query over one JSON text, in a database that has nothing else.  How much SQLite would make of
 * the text is counted before it sees it.
 */
#include "base/platform.h"

#include "store/errataread.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "rfc/ref.h"
#include "store/db.h"
#include "store/erratafile.h"

enum {
    ERRATAREAD_VALUES = 4000000, /* in the text: of 9 MB there are 120,000 */
    ERRATAREAD_DEPTH = 100,
    ERRATAREAD_RECORDS = 200000,
    ERRATAREAD_FIELD = 1 << 16, /* the most bytes of a text; there are none of half that */
    ERRATAREAD_WORD = 300,      /* of what is a word or two */
    ERRATAREAD_TAB = 8,
};

/* In the order of enum column. */
static const char errataread_sql[] =
#define TEXT(name)                                                                                 \
    " CASE json_type(value, '$." name "') WHEN 'text' THEN json_extract(value, '$." name "') END,"
    "SELECT" TEXT("doc-id") TEXT("errata_status_code") TEXT("errata_type_code") TEXT("section")
        TEXT("orig_text") TEXT("correct_text") TEXT("notes") TEXT("submitter_name")
            TEXT("submit_date")
#undef TEXT
                " CASE WHEN json_type(value, '$.errata_id') IN ('text', 'integer')"
                " THEN json_extract(value, '$.errata_id') END"
                " FROM json_each(?1) WHERE type = 'object'";

enum column {
    COLUMN_RFC,
    COLUMN_STATUS,
    COLUMN_TYPE,
    COLUMN_SECTION,
    COLUMN_ORIGINAL,
    COLUMN_CORRECTED,
    COLUMN_NOTES,
    COLUMN_SUBMITTER,
    COLUMN_DATE,
    COLUMN_ID,
};

struct errataread {
    struct arena arena; /* of the texts */
    VEC(struct erratum) list;
    struct strbuf clean; /* the text at hand */
    const atomic_bool *ending;
};

/* ---------------------------------------------------------------- before SQLite */

/* Whether it is an array of so few values, so little nested, that SQLite may read it. */
static bool errataread_is_sane(struct str json)
{
    size_t values = 0, depth = 0, deepest = 0;
    bool quoted = false;
    struct str text = str_trim(json);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (quoted && c == '\\')
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            depth++;
        else if (!quoted && (c == ']' || c == '}') && depth > 0)
            depth--;
        values += !quoted && (c == ',' || c == ':' || c == '[' || c == '{');
        deepest = depth > deepest ? depth : deepest;
    }
    return text.n > 0 && text.p[0] == '[' && values <= ERRATAREAD_VALUES &&
           deepest <= ERRATAREAD_DEPTH;
}

/* ---------------------------------------------------------------- one record */

/* Adds a character of a text to a line of that many columns; the columns then. */
static int errataread_add(struct strbuf *out, uint32_t c, int column)
{
    char bytes[4];
    if (c == '\t') {
        int blanks = ERRATAREAD_TAB - column % ERRATAREAD_TAB;
        strbuf_addf(out, "%*s", blanks, "");
        return column + blanks;
    }
    if (c == '\n')
        strbuf_add_char(out, '\n');
    else if (c == UTF8_BAD || !utf8_is_control(c))
        strbuf_add(out, bytes, utf8_encode(c, bytes));
    return c == '\n' ? 0 : column + 1;
}

/* A text without what no terminal should see, lent from the arena; too long a one is cut, and says
 * so. */
static struct str errataread_text(struct errataread *r, struct str text)
{
    struct str part = str_slice(text, 0, ERRATAREAD_FIELD);
    int column = 0;
    strbuf_clear(&r->clean);
    for (size_t i = 0; i < part.n;)
        column = errataread_add(&r->clean, utf8_next(part, &i), column);
    if (part.n < text.n)
        strbuf_add_cstr(&r->clean, "\n[the rest is too long to be kept]");
    return arena_str(&r->arena, strbuf_str(&r->clean));
}

/* The same in one line. */
static struct str errataread_word(struct errataread *r, struct str text)
{
    struct str part = str_slice(text, 0, ERRATAREAD_WORD);
    bool blank = false;
    strbuf_clear(&r->clean);
    for (size_t i = 0; i < part.n;) {
        uint32_t c = utf8_next(part, &i);
        blank = blank || (c <= ' ' && char_is_space((char)c));
        if (c > ' ' && (c == UTF8_BAD || !utf8_is_control(c))) {
            if (blank && r->clean.n > 0)
                strbuf_add_char(&r->clean, ' ');
            errataread_add(&r->clean, c, 0);
            blank = false;
        }
    }
    if (part.n < text.n)
        strbuf_add_cstr(&r->clean, "…");
    return arena_str(&r->arena, strbuf_str(&r->clean));
}

/* "RFC9110", "RFC0791", "rfc 791"; false: something else. */
static bool errataread_rfc(struct str id, uint32_t *number)
{
    id = str_trim(id);
    return str_starts_nocase(id, STR("RFC")) &&
           str_number(str_trim(str_from(id, 3)), REF_NUMBER_MAX, number) && *number > 0;
}

static void errataread_record(struct errataread *r, struct db_query *q)
{
    struct erratum x = {.id = 0};
    if (!errataread_rfc(db_column_text(q, COLUMN_RFC), &x.rfc) ||
        !erratum_status_parse(str_trim(db_column_text(q, COLUMN_STATUS)), &x.status) ||
        !str_number(str_trim(db_column_text(q, COLUMN_ID)), INT32_MAX, &x.id))
        return;
    x.type = errataread_word(r, db_column_text(q, COLUMN_TYPE));
    x.section = errataread_word(r, db_column_text(q, COLUMN_SECTION));
    x.original = errataread_text(r, db_column_text(q, COLUMN_ORIGINAL));
    x.corrected = errataread_text(r, db_column_text(q, COLUMN_CORRECTED));
    x.notes = errataread_text(r, db_column_text(q, COLUMN_NOTES));
    x.submitter = errataread_word(r, db_column_text(q, COLUMN_SUBMITTER));
    x.date = errataread_word(r, db_column_text(q, COLUMN_DATE));
    VEC_PUSH(&r->list, x);
}

/* ---------------------------------------------------------------- all of them */

static bool errataread_run(struct errataread *r, struct db_query *q, struct str json, struct err *e)
{
    int rc;
    db_bind_text(q, 1, json);
    while ((rc = db_step(q, NULL)) > 0) {
        if (r->ending != NULL && atomic_load(r->ending))
            return err_set(e, ERR_CANCELLED, "the errata are not wanted any more (errata)");
        if (r->list.n >= ERRATAREAD_RECORDS)
            return err_set(e, ERR_DAMAGED, "there are too many errata in it (errata)");
        errataread_record(r, q);
    }
    return rc == 0 || err_set(e, ERR_DAMAGED, "that is not JSON (errata)");
}

static bool errataread_query(struct errataread *r, struct str json, struct err *e)
{
    static const struct db_schema empty = {.application_id = 0};
    struct db *d = db_open(NULL, &empty, e);
    struct db_query *q = d != NULL ? db_prepare(d, errataread_sql, e) : NULL;
    bool ok = q != NULL && errataread_run(r, q, json, e);
    db_finish(q);
    db_close(d);
    return ok;
}

bool errataread_image(struct str json, const atomic_bool *ending, struct strbuf *image,
                      struct err *e)
{
    struct errataread r = {.clean = STRBUF_INIT(ERRATAREAD_FIELD * ERRATAREAD_TAB + STRBUF_TEXT),
                           .ending = ending};
    if (json.n > ERRATAREAD_MAX)
        return err_set(e, ERR_DAMAGED, "it is too long (errata)");
    if (!errataread_is_sane(json))
        return err_set(e, ERR_DAMAGED, "that is no list of errata (errata)");
    bool ok = errataread_query(&r, json, e);
    if (ok && r.list.n == 0)
        ok = err_set(e, ERR_DAMAGED, "there are no errata in it (errata)");
    if (ok)
        qsort(r.list.at, r.list.n, sizeof *r.list.at, erratum_compare);
    ok = ok && erratafile_build(r.list.at, r.list.n, image, e);
    arena_release(&r.arena);
    VEC_RELEASE(&r.list);
    strbuf_release(&r.clean);
    return ok;
}

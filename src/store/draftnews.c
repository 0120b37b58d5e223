/* SPDX-License-Identifier: MIT
 *
 * A query over one JSON text, in a database that has nothing else.  Thread: any, one at a time.
 */
#include "base/platform.h"

#include "store/draftnews.h"

#include "rfc/draft.h"
#include "rfc/ref.h"
#include "store/db.h"

/* The members of an array that are objects, in their order: from the oldest to the newest. */
static const char draftnews_sql[] =
    "SELECT json_extract(value, '$.name'), json_extract(value, '$.rev')"
    " FROM json_each(?1, '$.rev_history') WHERE type = 'object'";

/* One member: a revision of the draft, or an RFC; other drafts came before or after it.  An RFC
 * that stands before a revision is what another draft became. */
static void draftnews_take(struct draftnews *news, struct str base, struct str name, struct str rev)
{
    struct ref r;
    uint32_t revision;
    if (str_eq(name, base) && rev.n == 2 && str_number(rev, DRAFT_REVISIONS - 1, &revision)) {
        if (!news->known || (int)revision > news->newest)
            news->newest = (int)revision;
        news->known = true;
        news->rfc = 0;
    } else if (news->rfc == 0 && ref_parse(name, &r) && r.kind == REF_RFC &&
               r.place == PLACE_NONE) {
        news->rfc = r.number;
    }
}

/* False: it is no JSON. */
static bool draftnews_run(struct db_query *q, struct str json, struct str base,
                          struct draftnews *news)
{
    int rc;
    db_bind_text(q, 1, json);
    while ((rc = db_step(q, NULL)) > 0)
        draftnews_take(news, base, db_column_text(q, 0), db_column_text(q, 1));
    return rc == 0;
}

static bool draftnews_query(struct db *d, struct str json, struct str base, struct draftnews *news,
                            struct err *e)
{
    struct db_query *q = db_prepare(d, draftnews_sql, e);
    if (q == NULL)
        return false;
    bool read = draftnews_run(q, json, base, news);
    db_finish(q);
    return (read && news->known) ||
           err_set(e, ERR_DAMAGED, "what the datatracker says of %.*s %s (document)", STR_ARG(base),
                   read ? "names no revision" : "is not JSON");
}

bool draftnews_read(struct str json, struct str base, struct draftnews *news, struct err *e)
{
    static const struct db_schema empty = {.application_id = 0};
    *news = (struct draftnews){.known = false};
    if (json.n > DRAFTNEWS_MAX)
        return err_set(e, ERR_DAMAGED, "what the datatracker says of %.*s is too long (document)",
                       STR_ARG(base));
    struct db *d = db_open(NULL, &empty, e);
    bool ok = d != NULL && draftnews_query(d, json, base, news, e);
    db_close(d);
    if (!ok)
        *news = (struct draftnews){.known = false};
    return ok;
}

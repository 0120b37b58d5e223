/* SPDX-License-Identifier: MIT
 *
 * One set after the other: the shelf and the mirrors, what the reader left, what changed.
 * Owned by its caller; single-threaded.
 */
#include "base/platform.h"

#include "library/facts.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "library/indexing.h"
#include "store/shelf.h"
#include "store/userdata.h"

static void facts_put(struct facts *f, enum query_is is, uint32_t *numbers, size_t n)
{
    f->numbers[is] = numbers;
    f->query.are[is] = (struct numbers){numbers, n};
}

static void facts_load_local(struct facts *f, const struct settings *settings)
{
    char *dir = paths_join(settings->paths.data, "rfc");
    size_t n = settings->mirrors.n;
    const char **mirrors = xcalloc(n + 1, sizeof *mirrors);
    for (size_t i = 0; i < n; i++)
        mirrors[i] = settings->mirrors.at[i];
    mirrors[n] = shelf_debian_mirror;
    struct shelf *shelf = shelf_new(dir, mirrors, n + 1);
    uint32_t *numbers = shelf_numbers(shelf, &n);
    facts_put(f, QUERY_LOCAL, numbers, n);
    shelf_free(shelf);
    free(mirrors);
    free(dir);
}

static void facts_load_user(struct facts *f, const struct settings *settings)
{
    if (!userdata_exists(settings->paths.state))
        return;
    size_t n;
    struct userdata *u = userdata_open(settings->paths.state, NULL);
    uint32_t *numbers = userdata_numbers(u, &n);
    facts_put(f, QUERY_READ, numbers, n);
    userdata_close(u);
}

static void facts_load_changes(struct facts *f, const struct settings *settings)
{
    struct changes changes = {0};
    size_t n;
    indexing_load_changes(settings->paths.data, &changes);
    changes_keep_recent(&changes);
    uint32_t *fresh = changes_numbers(&changes, CHANGES_NEW, &n);
    facts_put(f, QUERY_NEW, fresh, n);
    uint32_t *changed = changes_numbers(&changes, CHANGES_OTHER, &n);
    facts_put(f, QUERY_CHANGED, changed, n);
    changes_release(&changes);
}

void facts_load_all(struct facts *f, const struct settings *settings)
{
    *f = (struct facts){.query = {.are = {{NULL, 0}}}};
    facts_load_local(f, settings);
    facts_load_user(f, settings);
    facts_load_changes(f, settings);
}

void facts_load(struct facts *f, const struct settings *settings, struct str line)
{
    *f = (struct facts){.query = {.are = {{NULL, 0}}}};
    struct strbuf folded = STRBUF_INIT(STRBUF_TEXT);
    utf8_add_folded(&folded, line);
    if (str_find(strbuf_str(&folded), STR("is:"), 0) >= 0)
        facts_load_all(f, settings);
    strbuf_release(&folded);
}

void facts_release(struct facts *f)
{
    for (size_t i = 0; i < QUERY_FACTS; i++)
        free(f->numbers[i]);
}

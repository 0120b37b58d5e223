/* SPDX-License-Identifier: MIT
 *
 * Two catalogues side by side: both ascend by number, and so do their lists, so one walk finds all.
 * A catalogue that is damaged gives wrong changes, never a wrong address.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/changes.h"

#include <stdlib.h>
#include <string.h>

static const char changes_magic[] = "rfcview-changes 1";

static const char *const change_words[CHANGE_COUNT] = {
    [CHANGE_NEW] = "new",         [CHANGE_STATUS] = "status", [CHANGE_OBSOLETED] = "obsoleted",
    [CHANGE_UPDATED] = "updated", [CHANGE_ERRATA] = "errata",
};

const char *change_word(enum change_kind kind)
{
    return change_words[(unsigned)kind < CHANGE_COUNT ? kind : CHANGE_NEW];
}

void changes_release(struct changes *c)
{
    VEC_RELEASE(&c->list);
}

size_t changes_count(const struct changes *c, enum change_kind kind, bool only_read)
{
    size_t n = 0;
    for (size_t i = 0; i < c->list.n; i++)
        n += c->list.at[i].kind == kind && (c->list.at[i].read || !only_read);
    return n;
}

/* ---- in words */

static void changes_add_count(struct strbuf *out, size_t n, const char *one, const char *more)
{
    if (n > 0)
        strbuf_addf(out, "%s%zu %s", out->n > 0 ? "; " : "", n, n > 1 ? more : one);
}

/* What happened to RFCs that were read: the first few. */
static void changes_add_read(const struct changes *c, struct strbuf *out)
{
    enum { MOST = 3 };
    size_t n = 0;
    for (size_t i = 0; i < c->list.n && n <= MOST; i++) {
        const struct change *one = &c->list.at[i];
        if (!one->read || one->kind == CHANGE_NEW || one->kind == CHANGE_STATUS)
            continue;
        const char *joint = n > 0 ? ", " : out->n > 0 ? "; of those you read: " : "";
        if (n++ >= MOST)
            strbuf_add_cstr(out, ", …");
        else if (one->kind == CHANGE_ERRATA)
            strbuf_addf(out, "%sRFC %u has errata now", joint, one->number);
        else
            strbuf_addf(out, "%sRFC %u is %s by RFC %u", joint, one->number, change_word(one->kind),
                        one->other);
    }
}

void change_describe(const struct change *one, struct strbuf *out)
{
    if (one->kind == CHANGE_NEW)
        strbuf_add_cstr(out, "new");
    else if (one->kind == CHANGE_ERRATA)
        strbuf_add_cstr(out, "got errata");
    else if (one->kind == CHANGE_STATUS)
        strbuf_addf(out, "was %s", rfc_status_name((enum rfc_status)one->other));
    else
        strbuf_addf(out, "%s by %u", change_word(one->kind), one->other);
}

void changes_describe(const struct changes *c, struct strbuf *out)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    changes_add_count(&said, changes_count(c, CHANGE_NEW, false), "new RFC", "new RFCs");
    changes_add_count(&said, changes_count(c, CHANGE_STATUS, false), "RFC has another status",
                      "RFCs have another status");
    changes_add_read(c, &said);
    if (said.n == 0)
        strbuf_add_cstr(&said, "some facts were corrected");
    strbuf_add_cstr(out, "the index is new: ");
    strbuf_add_str(out, strbuf_str(&said));
    strbuf_release(&said);
}

/* ---- finding */

/* Says of each number in after that before lacks. */
static void changes_find_in(struct changes *c, struct change about, struct numbers before,
                            struct numbers after)
{
    for (size_t i = 0, k = 0; i < after.n; i++) {
        while (k < before.n && before.at[k] < after.at[i])
            k++;
        if (k < before.n && before.at[k] == after.at[i])
            continue;
        about.other = after.at[i];
        VEC_PUSH(&c->list, about);
    }
}

static void changes_find_of(struct changes *c, struct change about, const struct entry *before,
                            const struct entry *after)
{
    if (before->status != after->status) {
        about.kind = CHANGE_STATUS;
        about.other = before->status;
        VEC_PUSH(&c->list, about);
    }
    about.kind = CHANGE_OBSOLETED;
    changes_find_in(c, about, before->relations[RELATION_OBSOLETED_BY],
                    after->relations[RELATION_OBSOLETED_BY]);
    about.kind = CHANGE_UPDATED;
    changes_find_in(c, about, before->relations[RELATION_UPDATED_BY],
                    after->relations[RELATION_UPDATED_BY]);
    if (after->errata && !before->errata) {
        about.kind = CHANGE_ERRATA;
        about.other = 0;
        VEC_PUSH(&c->list, about);
    }
}

void changes_find(struct changes *c, const struct catalog *before, const struct catalog *after,
                  struct numbers read)
{
    size_t n = catalog_count(after), n_before = catalog_count(before);
    bool errata_known = (catalog_knows(before) & KNOWN_ERRATA) != 0;
    for (size_t i = 0, k = 0, r = 0; i < n; i++) {
        struct entry now = catalog_entry(after, i), then = {.issued = false};
        while (k < n_before && catalog_number(before, k) < now.number)
            k++;
        while (r < read.n && read.at[r] < now.number)
            r++;
        if (k < n_before && catalog_number(before, k) == now.number)
            then = catalog_entry(before, k);
        then.errata |= !errata_known;
        struct change about = {.day = catalog_date(after),
                               .number = now.number,
                               .read = r < read.n && read.at[r] == now.number};
        if (now.issued && then.issued)
            changes_find_of(c, about, &then, &now);
        else if (now.issued)
            VEC_PUSH(&c->list, about);
    }
}

/* ---- keeping */

void changes_write(const struct changes *c, struct strbuf *out)
{
    strbuf_addf(out, "%s\n", changes_magic);
    for (size_t i = 0; i < c->list.n; i++) {
        const struct change *one = &c->list.at[i];
        strbuf_addf(out, "%08u %s %u", one->day, change_word(one->kind), one->number);
        if (one->kind == CHANGE_STATUS)
            strbuf_addf(out, " %s", rfc_status_short((enum rfc_status)one->other));
        else if (one->other != 0)
            strbuf_addf(out, " %u", one->other);
        strbuf_add_char(out, '\n');
    }
}

static bool changes_read_status(struct str word, uint32_t *status)
{
    for (unsigned i = 0; i < STATUS_COUNT; i++)
        if (str_eq(word, str_of(rfc_status_short((enum rfc_status)i)))) {
            *status = i;
            return true;
        }
    return false;
}

static bool changes_read_line(struct str line, struct change *one)
{
    struct str day = str_cut(&line, ' '), word = str_cut(&line, ' ');
    struct str number = str_cut(&line, ' ');
    unsigned kind = 0;
    while (kind < CHANGE_COUNT && !str_eq(word, str_of(change_words[kind])))
        kind++;
    one->kind = (enum change_kind)kind;
    if (kind == CHANGE_COUNT || day.n != 8 || !str_number(day, 99991231, &one->day) ||
        !str_number(number, REF_NUMBER_MAX, &one->number) || one->number == 0)
        return false;
    if (one->kind == CHANGE_STATUS)
        return changes_read_status(line, &one->other);
    if (one->kind == CHANGE_NEW || one->kind == CHANGE_ERRATA)
        return line.n == 0;
    return str_number(line, REF_NUMBER_MAX, &one->other) && one->other > 0;
}

void changes_parse(struct changes *c, struct str text)
{
    if (!str_eq(str_cut(&text, '\n'), str_of(changes_magic)))
        return;
    while (text.n > 0) {
        struct change one = {.kind = CHANGE_NEW};
        if (changes_read_line(str_cut(&text, '\n'), &one))
            VEC_PUSH(&c->list, one);
    }
}

/* Days on a calendar whose months all have 31: near enough to tell a month. */
static int64_t changes_days(uint32_t day)
{
    return (int64_t)(day / 10000) * 12 * 31 + day / 100 % 100 * 31 + day % 100;
}

void changes_keep_recent(struct changes *c)
{
    int64_t last = 0;
    size_t n = 0;
    for (size_t i = 0; i < c->list.n; i++)
        if (changes_days(c->list.at[i].day) > last)
            last = changes_days(c->list.at[i].day);
    for (size_t i = 0; i < c->list.n; i++)
        if (changes_days(c->list.at[i].day) >= last - 31)
            c->list.at[n++] = c->list.at[i];
    c->list.n = n;
}

static int changes_by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

uint32_t *changes_numbers(const struct changes *c, unsigned kinds, size_t *n)
{
    uint32_t *numbers = xreallocarray(NULL, c->list.n + 1, sizeof *numbers);
    size_t count = 0;
    for (size_t i = 0; i < c->list.n; i++)
        if (kinds >> c->list.at[i].kind & 1)
            numbers[count++] = c->list.at[i].number;
    qsort(numbers, count, sizeof *numbers, changes_by_number);
    *n = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || numbers[i] != numbers[*n - 1])
            numbers[(*n)++] = numbers[i];
    return numbers;
}

static int changes_order(const void *pa, const void *pb)
{
    const struct change *a = pa, *b = pb;
    const uint32_t x[] = {a->number, a->kind, a->other}, y[] = {b->number, b->kind, b->other};
    for (size_t i = 0; i < ARRAY_LEN(x); i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}

void changes_merge(struct changes *c, const struct changes *more, size_t most)
{
    size_t n = c->list.n;
    struct change *known = xcalloc(n + 1, sizeof *known);
    if (n > 0) {
        memcpy(known, c->list.at, n * sizeof *known);
        qsort(known, n, sizeof *known, changes_order);
    }
    for (size_t i = 0; i < more->list.n; i++)
        if (bsearch(&more->list.at[i], known, n, sizeof *known, changes_order) == NULL)
            VEC_PUSH(&c->list, more->list.at[i]);
    free(known);
    if (c->list.n > most) {
        size_t gone = c->list.n - most;
        memmove(c->list.at, c->list.at + gone, most * sizeof *c->list.at);
        c->list.n = most;
    }
}

/* SPDX-License-Identifier: MIT
 *
 * Lines of three words, sorted.  Pure; any thread.
 */
#include "base/platform.h"

#include "store/manifest.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/xmalloc.h"
#include "rfc/source.h"

enum { MANIFEST_VERSION = 1 };

static const char manifest_magic[] = "rfcview-archive ";
static const char manifest_index_name[] = "catalog.txt";

void manifest_release(struct manifest *m)
{
    VEC_RELEASE(&m->lines);
}

/* ---- names */

void manifest_member(uint32_t number, struct strbuf *out)
{
    if (number == MANIFEST_INDEX)
        strbuf_add_cstr(out, manifest_index_name);
    else
        source_file_name(number, out);
}

bool manifest_number(struct str name, uint32_t *number)
{
    if (str_eq(name, str_of(manifest_index_name))) {
        *number = MANIFEST_INDEX;
        return true;
    }
    if (!source_file_number(name, number))
        return false;
    struct strbuf exact = STRBUF_INIT(STRBUF_TEXT);
    source_file_name(*number, &exact);
    bool same = str_eq(strbuf_str(&exact), name);
    strbuf_release(&exact);
    return same;
}

/* ---- writing */

static uint32_t manifest_crc(struct str bytes)
{
    return (uint32_t)crc32_z(0, (const unsigned char *)bytes.p, bytes.n);
}

void manifest_add(struct manifest *m, uint32_t number, struct str bytes)
{
    VEC_PUSH(&m->lines, (struct manifest_line){number, manifest_crc(bytes), bytes.n});
}

void manifest_write(const struct manifest *m, struct strbuf *out)
{
    strbuf_addf(out, "%s%d\n", manifest_magic, MANIFEST_VERSION);
    for (size_t i = 0; i < m->lines.n; i++) {
        const struct manifest_line *line = &m->lines.at[i];
        strbuf_addf(out, "%08x %llu ", line->crc, (unsigned long long)line->size);
        manifest_member(line->number, out);
        strbuf_add_char(out, '\n');
    }
}

/* ---- reading */

static bool manifest_read_crc(struct str word, uint32_t *crc)
{
    *crc = 0;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        bool letter = c >= 'a' && c <= 'f';
        if (!letter && !char_is_digit(c))
            return false;
        *crc = *crc << 4 | (uint32_t)(letter ? c - 'a' + 10 : c - '0');
    }
    return word.n == 8;
}

static bool manifest_read_line(struct str text, struct manifest_line *line)
{
    uint32_t size;
    if (!manifest_read_crc(str_cut(&text, ' '), &line->crc) ||
        !str_number(str_cut(&text, ' '), INT32_MAX, &size) || !manifest_number(text, &line->number))
        return false;
    line->size = size;
    return size <= (line->number == MANIFEST_INDEX ? MANIFEST_INDEX_MAX : MANIFEST_TEXT_MAX);
}

static int manifest_order(const void *a, const void *b)
{
    const struct manifest_line *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

static bool manifest_read_version(struct str line, struct err *e)
{
    uint32_t version;
    struct str magic = str_of(manifest_magic);
    if (!str_starts(line, magic) || !str_number(str_from(line, magic.n), UINT32_MAX, &version) ||
        version == 0)
        return err_set(e, ERR_DAMAGED, "it is no archive of rfcview (archive)");
    return version == MANIFEST_VERSION ||
           err_set(e, ERR_STORAGE, "the archive was made by a newer rfcview (archive)");
}

static bool manifest_sort(struct manifest *m, struct err *e)
{
    if (m->lines.n > 0)
        qsort(m->lines.at, m->lines.n, sizeof *m->lines.at, manifest_order);
    for (size_t i = 1; i < m->lines.n; i++)
        if (m->lines.at[i].number == m->lines.at[i - 1].number)
            return err_set(e, ERR_DAMAGED, "the list of members names one twice (archive)");
    return true;
}

bool manifest_parse(struct manifest *m, struct str text, struct err *e)
{
    unsigned number = 1;
    struct manifest_line line;
    *m = (struct manifest){0};
    if (!manifest_read_version(str_cut(&text, '\n'), e))
        return false;
    while (text.n > 0) {
        number++;
        if (!manifest_read_line(str_cut(&text, '\n'), &line)) {
            manifest_release(m);
            return err_set(e, ERR_DAMAGED, "line %u of the list of members is wrong (archive)",
                           number);
        }
        VEC_PUSH(&m->lines, line);
    }
    if (manifest_sort(m, e))
        return true;
    manifest_release(m);
    return false;
}

const struct manifest_line *manifest_find(const struct manifest *m, uint32_t number)
{
    struct manifest_line key = {.number = number};
    return m->lines.n > 0 ? bsearch(&key, m->lines.at, m->lines.n, sizeof key, manifest_order)
                          : NULL;
}

bool manifest_fits(const struct manifest_line *line, struct str bytes)
{
    return line->size == bytes.n && line->crc == manifest_crc(bytes);
}

/* SPDX-License-Identifier: MIT
 *
 * The shelf and the mirrors below it: a list of directories, the first of which is ours to write.
 * No name is remembered between calls, so what other programs put there is seen at once.
 *
 * Thread: see the header.
 */
#include "base/platform.h"

#include "store/shelf.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/vec.h"
#include "base/xmalloc.h"
#include "rfc/source.h"
#include "store/layers.h"
#include "store/shelfcare.h"

const char shelf_debian_mirror[] = "/usr/share/doc/RFC/links";

/* What may follow the name that source_file_name gives, in the order of preference. */
static const char *const shelf_endings[] = {"", ".gz"};

struct shelf {
    struct layers layers;
    bool swept; /* left-overs are looked for once, at the first write */
};

struct shelf *shelf_new(const char *dir, const char *const *mirrors, size_t mirror_count)
{
    struct shelf *s = xcalloc(1, sizeof *s);
    s->layers = layers_new(dir, mirrors, mirror_count);
    return s;
}

void shelf_free(struct shelf *s)
{
    if (s == NULL)
        return;
    layers_release(&s->layers);
    free(s);
}

static size_t shelf_places(const struct shelf *s)
{
    return s->layers.count * ARRAY_LEN(shelf_endings);
}

/* Where a text may lie, from 0 on in the order of preference.  Names come from numbers only, never
 * from outside. To be freed. */
static char *shelf_path(const struct shelf *s, uint32_t number, size_t place)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    source_file_name(number, &name);
    strbuf_add_cstr(&name, shelf_endings[place % ARRAY_LEN(shelf_endings)]);
    char *path = paths_join(s->layers.dirs[place / ARRAY_LEN(shelf_endings)], strbuf_cstr(&name));
    strbuf_release(&name);
    return path;
}

static bool shelf_read_file(const char *path, uint32_t number, struct strbuf *out, struct err *e)
{
    strbuf_clear(out);
    if (!file_read(path, out, e))
        return false;
    if (source_check(number, strbuf_str(out), e))
        return true;
    return err_prefix(e, "%s", path);
}

bool shelf_find(struct shelf *s, uint32_t number, struct strbuf *out, struct err *passed_over,
                struct err *e)
{
    struct err first = {.kind = ERR_NONE};
    for (size_t i = 0; i < shelf_places(s); i++) {
        char *path = shelf_path(s, number, i);
        struct err why = {.kind = ERR_NONE};
        bool ok = shelf_read_file(path, number, out, &why);
        free(path);
        if (ok) {
            *passed_over = first;
            return true;
        }
        if (why.kind != ERR_NOT_FOUND && first.kind == ERR_NONE)
            first = why;
    }
    strbuf_clear(out);
    if (first.kind == ERR_NONE)
        return err_set(e, ERR_NOT_FOUND, "RFC %u is neither on the shelf nor in a mirror (shelf)",
                       number);
    if (e != NULL)
        *e = first;
    return false;
}

bool shelf_read(struct shelf *s, uint32_t number, struct strbuf *out, struct err *e)
{
    struct err ignored;
    return shelf_find(s, number, out, &ignored, e);
}

bool shelf_read_head(struct shelf *s, uint32_t number, struct strbuf *out, size_t *size)
{
    bool found = false;
    for (size_t i = 0; i < shelf_places(s) && !found; i++) {
        char *path = shelf_path(s, number, i);
        found = file_read_head(path, out, size);
        free(path);
    }
    return found && source_check_head(number, strbuf_str(out));
}

bool shelf_write(struct shelf *s, uint32_t number, struct str bytes, struct err *e)
{
    if (!source_check(number, bytes, e) || !file_make_dir(s->layers.dirs[0], e))
        return false;
    if (!s->swept)
        shelfcare_sweep(s->layers.dirs[0]);
    s->swept = true;
    char *path = shelf_path(s, number, 0);
    bool ok = file_write(path, bytes, e);
    free(path);
    return ok;
}

/* True for the names that shelf_read would open: "rfc0017.txt" would be listed and never found. */
static bool shelf_number_of(const char *name, uint32_t *number)
{
    if (!source_file_number(str_of(name), number))
        return false;
    bool same = false;
    for (size_t i = 0; i < ARRAY_LEN(shelf_endings) && !same; i++) {
        struct strbuf expected = STRBUF_INIT(STRBUF_TEXT);
        source_file_name(*number, &expected);
        strbuf_add_cstr(&expected, shelf_endings[i]);
        same = str_eq(strbuf_str(&expected), str_of(name));
        strbuf_release(&expected);
    }
    return same;
}

static int shelf_compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

uint32_t *shelf_numbers(struct shelf *s, size_t *n)
{
    VEC(uint32_t) found = {0};
    for (size_t i = 0; i < s->layers.count; i++) {
        DIR *dir = opendir(s->layers.dirs[i]);
        if (dir == NULL)
            continue;
        const struct dirent *entry;
        uint32_t number;
        while ((entry = readdir(dir)) != NULL)
            if (entry->d_type != DT_DIR && shelf_number_of(entry->d_name, &number))
                VEC_PUSH(&found, number);
        closedir(dir);
    }
    if (found.n > 0)
        qsort(found.at, found.n, sizeof *found.at, shelf_compare);
    *n = 0;
    for (size_t i = 0; i < found.n; i++)
        if (i == 0 || found.at[i] != found.at[*n - 1])
            found.at[(*n)++] = found.at[i];
    return found.at;
}

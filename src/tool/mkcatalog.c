/* SPDX-License-Identifier: MIT
 *
 * mkcatalog - makes the built-in catalogue.  Part of the build, not of the program.
 *
 *     mkcatalog text rfc-index.xml YYYYMMDD catalog.txt    the facts of an index, as text
 *     mkcatalog dates rfc-index.txt catalog.txt            its dates are those of the text index
 *     mkcatalog image catalog.txt catalog.img              the text's facts, as the image
 */
#include "base/platform.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "rfc/catalog.h"
#include "rfc/catalogimage.h"
#include "rfc/catalogtext.h"
#include "rfc/indexfile.h"
#include "rfc/indextext.h"

enum { MKCATALOG_OUTPUT_MAX = 64 << 20 };

/* What the image says must be what we were given: verified here, trusted at run time. */
static bool mkcatalog_check(const struct catalogimage_source *from, struct str image, struct err *e)
{
    struct catalog c;
    if (!catalog_open(&c, image, e) || !catalog_verify(&c, e))
        return false;
    if (catalog_count(&c) != from->entry_count)
        return err_set(e, ERR_DAMAGED, "the image lost records (catalogue)");
    return true;
}

static bool mkcatalog_text(char **args, struct strbuf *in, struct strbuf *out, struct arena *a,
                           struct err *e)
{
    struct catalogimage_source facts;
    uint32_t date;
    if (!str_number(str_of(args[1]), 99991231, &date) || date < 19690101)
        return err_set(e, ERR_USAGE, "%s is not a date, use YYYYMMDD", args[1]);
    if (!file_read(args[0], in, e) || !indexfile_parse(strbuf_str(in), date, a, &facts, e))
        return false;
    catalogtext_write(&facts, out);
    return file_write(args[2], strbuf_str(out), e);
}

/* An XML index that was made from other files may be wrong about months. */
static bool mkcatalog_dates(char **args, struct strbuf *in, struct strbuf *out, struct arena *a,
                            struct err *e)
{
    struct catalogimage_source facts, index;
    struct strbuf text = STRBUF_INIT(INDEXTEXT_MAX);
    bool ok = file_read(args[1], in, e) && catalogtext_parse(strbuf_str(in), a, &facts, e) &&
              file_read(args[0], &text, e) &&
              indextext_parse(strbuf_str(&text), facts.date, NULL, a, &index, e);
    struct entry *entries = ok ? ARENA_ARRAY(a, struct entry, facts.entry_count) : NULL;
    for (size_t i = 0, k = 0; ok && i < facts.entry_count; i++) {
        entries[i] = facts.entries[i];
        while (k < index.entry_count && index.entries[k].number < entries[i].number)
            k++;
        if (k < index.entry_count && index.entries[k].number == entries[i].number) {
            entries[i].year = index.entries[k].year;
            entries[i].month = index.entries[k].month;
            entries[i].day = index.entries[k].day;
        }
    }
    facts.entries = entries;
    if (ok)
        catalogtext_write(&facts, out);
    strbuf_release(&text);
    return ok && file_write(args[1], strbuf_str(out), e);
}

static bool mkcatalog_image(char **args, struct strbuf *in, struct strbuf *out, struct arena *a,
                            struct err *e)
{
    struct catalogimage_source facts;
    return file_read(args[0], in, e) && catalogtext_parse(strbuf_str(in), a, &facts, e) &&
           catalogimage_build(&facts, out, e) && mkcatalog_check(&facts, strbuf_str(out), e) &&
           file_write(args[1], strbuf_str(out), e);
}

static const struct mkcatalog_mode {
    const char *name;
    int args;
    bool (*run)(char **args, struct strbuf *in, struct strbuf *out, struct arena *a, struct err *e);
} mkcatalog_modes[] = {
    {"text", 3, mkcatalog_text},
    {"dates", 2, mkcatalog_dates},
    {"image", 2, mkcatalog_image},
};

int main(int argc, char **argv)
{
    for (size_t i = 0; i < ARRAY_LEN(mkcatalog_modes); i++) {
        const struct mkcatalog_mode *mode = &mkcatalog_modes[i];
        if (argc != mode->args + 2 || strcmp(argv[1], mode->name) != 0)
            continue;
        struct strbuf in = STRBUF_INIT(INDEXFILE_MAX), out = STRBUF_INIT(MKCATALOG_OUTPUT_MAX);
        struct arena arena = {0};
        struct err e = {0};
        bool ok = mode->run(argv + 2, &in, &out, &arena, &e);
        if (!ok)
            fprintf(stderr, "mkcatalog: %s\n", e.text);
        arena_release(&arena);
        strbuf_release(&in);
        strbuf_release(&out);
        return ok ? 0 : 1;
    }
    fprintf(stderr, "usage: mkcatalog text rfc-index.xml YYYYMMDD catalog.txt\n"
                    "       mkcatalog dates rfc-index.txt catalog.txt\n"
                    "       mkcatalog image catalog.txt catalog.img\n");
    return 2;
}

/* SPDX-License-Identifier: MIT
 *
 * The help.  Pure.
 */
#include "base/platform.h"

#include "view/commandhelp.h"

#include "base/utf8.h"
#include "view/wrap.h"

/* In all what a text has, 72 columns. */
enum { INDENT = 3, KEYS_WIDTH = 15, NAME_WIDTH = 17, HELP_WIDTH = 35, MOST_KEYS = 4 };

struct help {
    const struct keymap *keymap;
    struct strbuf *out;
    unsigned chapter;
};

static void add_chapter(struct help *h, const char *title)
{
    strbuf_addf(h->out, "\n%u.  %s\n\n", ++h->chapter, title);
}

/* As many of a command's keys as have room. */
static void add_keys(struct help *h, enum command command, unsigned context)
{
    struct strbuf keys = STRBUF_INIT(STRBUF_TEXT);
    size_t n = MOST_KEYS;
    do {
        strbuf_clear(&keys);
        keymap_describe(h->keymap, context, (int)command, n, &keys);
    } while (utf8_columns(strbuf_str(&keys)) > KEYS_WIDTH && --n > 1);
    int pad = KEYS_WIDTH - utf8_columns(strbuf_str(&keys));
    strbuf_addf(h->out, "%*s%s%*s ", INDENT, "", strbuf_cstr(&keys), pad > 0 ? pad : 0, "");
    strbuf_release(&keys);
}

static void add_command(struct help *h, enum command command, unsigned context)
{
    const struct command_row *row = command_row(command);
    struct str help = str_of(row->help);
    add_keys(h, command, context);
    strbuf_addf(h->out, "%-*s", NAME_WIDTH, row->name);
    for (uint32_t i = 0, n = wrap_count(help, HELP_WIDTH); i < n; i++) {
        struct wrap_row piece = wrap_row_at(help, HELP_WIDTH, i);
        struct str words = str_trim(str_slice(help, piece.start, piece.end));
        if (i > 0)
            strbuf_addf(h->out, "%*s", INDENT + KEYS_WIDTH + 1 + NAME_WIDTH, "");
        strbuf_addf(h->out, " %.*s\n", STR_ARG(words));
    }
}

/* A chapter for each group that has something for this context. */
static void add_here(struct help *h, unsigned context)
{
    const char *group = NULL;
    for (int id = 0; id < CMD_COUNT; id++) {
        enum command command = (enum command)id;
        if (command_group(command) != NULL)
            group = command_group(command);
        if (!(command_row(command)->contexts & context))
            continue;
        if (group != NULL)
            add_chapter(h, group);
        group = NULL;
        add_command(h, command, context);
    }
}

/* What there is in a place and in none of those told already. */
static void add_elsewhere(struct help *h, const struct command_place *place, unsigned told)
{
    bool begun = false;
    for (int id = 0; id < CMD_COUNT; id++) {
        unsigned contexts = command_row((enum command)id)->contexts;
        unsigned here = contexts & place->contexts;
        if (here == 0 || (contexts & told) != 0)
            continue;
        if (!begun) {
            struct strbuf title = STRBUF_INIT(STRBUF_TEXT);
            strbuf_addf(&title, "Also in %s", place->words);
            add_chapter(h, strbuf_cstr(&title));
            strbuf_release(&title);
        }
        begun = true;
        add_command(h, (enum command)id, here & (~here + 1));
    }
}

void commandhelp_write(const struct keymap *m, enum context context, struct strbuf *out)
{
    struct help h = {m, out, 0};
    unsigned told = context;
    strbuf_addf(out, "\n                        Keys of rfcview, in %s\n",
                command_place_of(context)->words);
    add_here(&h, context);
    for (size_t i = 1; i < command_place_count(); i++) { /* the first is every pane */
        add_elsewhere(&h, command_place(i), told);
        told |= command_place(i)->contexts;
    }
    add_chapter(&h, "Marks in the list");
    strbuf_add_cstr(out,
                    "   +                on this machine: opens without the network\n"
                    "   x                obsoleted by a newer RFC\n"
                    "   *                a favourite\n"
                    "   r                read\n"
                    "   n, c             new, or changed, since the index was fetched before\n");
    add_chapter(&h, "More");
    strbuf_add_cstr(out,
                    "   A number typed in the list opens that RFC.  A number typed in the text\n"
                    "   is a count for the next key.  Each name can be typed after \":\", and\n"
                    "   bound to a key: rfcviewrc(5).  q or Backspace leaves this help; F2 opens\n"
                    "   the guide.\n");
}

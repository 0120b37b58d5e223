/* SPDX-License-Identifier: MIT
 *
 * Lines into bindings and back.  Pure.
 */
#include "base/platform.h"

#include "view/binding.h"

static const struct str BIND = STR_INIT("bind"), UNBIND = STR_INIT("unbind"),
                        NONE = STR_INIT("none");

static struct str cut_word(struct str *rest)
{
    size_t n = 0;
    *rest = str_trim(*rest);
    while (n < rest->n && !char_is_blank(rest->p[n]))
        n++;
    struct str word = str_slice(*rest, 0, n);
    *rest = str_trim(str_from(*rest, n));
    return word;
}

bool binding_knows(struct str line)
{
    struct str verb = cut_word(&line);
    return str_eq(verb, BIND) || str_eq(verb, UNBIND);
}

static bool read_context(struct str word, unsigned *contexts, struct err *e)
{
    struct nearest near = {.word = word};
    *contexts = command_context(word);
    for (size_t i = 0; i < command_place_count(); i++)
        nearest_consider(&near, str_of(command_place(i)->name));
    if (*contexts == 0 && near.n == 0)
        return err_set(e, ERR_USAGE,
                       "no pane is called \"%.*s\"; it comes first, as in: bind reader x back "
                       "(settings)",
                       STR_ARG(str_slice(word, 0, 40)));
    return *contexts != 0 || nearest_fail(&near, "pane", "settings", e);
}

static bool read_keys(struct str word, struct keymap_keys *keys, struct err *e)
{
    enum { QUOTED_MOST = 40 };
    struct str quoted = str_slice(word, 0, QUOTED_MOST);
    if (!keymap_parse(word, keys))
        return err_set(e, ERR_USAGE,
                       "\"%.*s\" is no key: write j, <Space>, <C-f>, or up to %d in a row, gg "
                       "(settings)",
                       STR_ARG(quoted), KEYMAP_KEYS_MOST);
    /* in the list a digit begins a number, in the text a count: it never gets as far as the keys */
    if (keys->at[0] >= '0' && keys->at[0] <= '9')
        return err_set(e, ERR_USAGE, "\"%.*s\" begins with a digit, which is a number (settings)",
                       STR_ARG(quoted));
    return true;
}

/* *contexts shrinks to those where the command means something. */
static bool read_command(struct str word, struct str where, unsigned *contexts, int *command,
                         struct err *e)
{
    struct nearest near = {.word = word};
    *command = -1;
    if (str_eq(word, NONE))
        return true;
    enum command found = command_find(word);
    command_consider(&near);
    if (found == CMD_COUNT)
        return nearest_fail(&near, "command", "settings", e);
    *command = (int)found;
    *contexts &= command_row(found)->contexts;
    return *contexts != 0 || err_set(e, ERR_USAGE, "%.*s is no command of the %.*s (settings)",
                                     STR_ARG(word), STR_ARG(where));
}

bool binding_do(struct keymap *m, struct str line, struct err *e)
{
    struct str rest = line;
    bool unbind = str_eq(cut_word(&rest), UNBIND);
    struct str where = cut_word(&rest), names = cut_word(&rest);
    unsigned contexts;
    struct keymap_keys keys;
    int command;
    if (!read_context(where, &contexts, e) || !read_keys(names, &keys, e))
        return false;
    if (unbind && rest.n > 0)
        return err_set(e, ERR_USAGE, "unbind takes a pane and keys, nothing else (settings)");
    if (!read_command(unbind ? NONE : rest, where, &contexts, &command, e))
        return false;
    keymap_bind_keys(m, contexts, &keys, command);
    return true;
}

/* ---------------------------------------------------------------- dump */

/* The contexts in which this binding is the one that counts. */
static unsigned contexts_in_force(const struct keymap *m, const struct keymap_binding *b)
{
    unsigned in_force = 0;
    for (unsigned bit = 1; bit <= CONTEXT_ALL; bit <<= 1)
        if ((b->contexts & bit) && keymap_find(m, bit, &b->keys) == b)
            in_force |= bit;
    return in_force;
}

static void dump_line(const struct keymap_binding *b, const struct command_place *place,
                      struct strbuf *out)
{
    strbuf_addf(out, "%s %s ", b->command >= 0 ? "bind" : "unbind", place->name);
    keymap_format_keys(&b->keys, out);
    if (b->command >= 0)
        strbuf_addf(out, " %s", command_row((enum command)b->command)->name);
    strbuf_add_char(out, '\n');
}

/* As few lines as there are names for: the widest first. */
static void dump_binding(const struct keymap *m, const struct keymap_binding *b, struct strbuf *out)
{
    unsigned left = contexts_in_force(m, b);
    for (size_t i = 0; i < command_place_count() && left != 0; i++) {
        const struct command_place *place = command_place(i);
        if (place->contexts & ~left)
            continue;
        dump_line(b, place, out);
        left &= ~place->contexts;
    }
}

void binding_dump(const struct keymap *m, struct strbuf *out)
{
    for (size_t i = 0; i < m->n; i++)
        dump_binding(m, &m->at[i], out);
}

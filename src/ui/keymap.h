/* SPDX-License-Identifier: MIT
 *
 * keymap - which command a key means where.  Contexts are bits; a binding may serve several; the
 * binding made last wins.  Commands are numbers whose meaning is the caller's.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/platform.h"
#include "base/strbuf.h"

struct keymap_binding {
    uint32_t key;
    unsigned contexts;
    int command;
};

struct keymap {
    struct keymap_binding *at;
    size_t n, size;
    size_t defaults; /* the first so many come from the program, the others from the reader */
};

void keymap_release(struct keymap *m);

/* command < 0 takes the key's meaning away. */
void keymap_bind(struct keymap *m, unsigned contexts, uint32_t key, int command);

/* Looks in context, then in fallback; -1: the key means nothing. */
int keymap_lookup(const struct keymap *m, unsigned context, unsigned fallback, uint32_t key);

/* Adds the names of the keys bound to a command in a context, as people write them, with blanks
 * between, at most max of them; the reader's own first. */
void keymap_describe(const struct keymap *m, unsigned context, int command, size_t max,
                     struct strbuf *out);

#endif

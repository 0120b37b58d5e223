/* SPDX-License-Identifier: MIT
 *
 * keymap - which command a key, or several typed one after the other, mean where.  Contexts are
 * bits; a binding may serve several; the binding made last wins.  Commands are numbers whose
 * meaning is the caller's.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/platform.h"
#include "base/strbuf.h"

enum { KEYMAP_KEYS_MOST = 4 };

/* Keys one after the other. */
struct keymap_keys {
    uint32_t at[KEYMAP_KEYS_MOST];
    size_t n;
};

struct keymap_binding {
    struct keymap_keys keys;
    unsigned contexts;
    int command;
};

struct keymap {
    struct keymap_binding *at;
    size_t n, size;
    size_t defaults; /* the first so many come from the program, the others from the reader */
};

void keymap_release(struct keymap *m);

/* The names of one to KEYMAP_KEYS_MOST keys, as in a line of the configuration ("gg", "<C-w>w"). */
bool keymap_parse(struct str names, struct keymap_keys *keys) ATTR_MUST_USE;

/* command < 0 takes the meaning away.  keymap_bind: of one key. */
void keymap_bind_keys(struct keymap *m, unsigned contexts, const struct keymap_keys *keys,
                      int command);
void keymap_bind(struct keymap *m, unsigned contexts, uint32_t key, int command);

/* Looks in context, then in fallback; -1: the key means nothing by itself. */
int keymap_lookup(const struct keymap *m, unsigned context, unsigned fallback, uint32_t key);

enum keymap_answer {
    KEYMAP_WAIT,    /* there are longer sequences that begin so */
    KEYMAP_COMMAND, /* *command; .typed holds the keys that were typed behind its own */
    KEYMAP_UNBOUND, /* they mean nothing; .typed is empty, *keys is what they were */
};

struct keymap_typing {
    struct keymap_keys typed; /* what waits for more; .n == 0: nothing */
};

/* One key more.  The longest sequence counts: "g" waits where there is "gg"; should another key
 * follow, "g" is what was meant, and that key is left in t->typed, to be taken out by the caller
 * and given anew (its meaning may be another one by then). */
enum keymap_answer keymap_type(const struct keymap *m, struct keymap_typing *t, unsigned context,
                               uint32_t key, int *command, struct keymap_keys *keys);

/* Adds the names of the keys bound to a command in a context, as people write them, with blanks
 * between, at most max of them; the reader's own first. */
void keymap_describe(const struct keymap *m, unsigned context, int command, size_t max,
                     struct strbuf *out);

/* Adds keys as people write them. */
void keymap_describe_keys(const struct keymap_keys *keys, struct strbuf *out);

/* Adds keys as keymap_parse reads them. */
void keymap_format_keys(const struct keymap_keys *keys, struct strbuf *out);

/* The binding in force for these keys in one context, or NULL. */
const struct keymap_binding *keymap_find(const struct keymap *m, unsigned context,
                                         const struct keymap_keys *keys);

#endif

/* SPDX-License-Identifier: MIT
 *
 * Bindings in the order they were made; some hundred at most, so they are searched one by one.
 */
#include "base/platform.h"

#include "ui/keymap.h"

#include <string.h>

#include "base/vec.h"
#include "ui/key.h"

void keymap_release(struct keymap *m)
{
    VEC_RELEASE(m);
}

bool keymap_parse(struct str names, struct keymap_keys *keys)
{
    *keys = (struct keymap_keys){0};
    while (names.n > 0 && keys->n < KEYMAP_KEYS_MOST) {
        uint32_t key = key_parse(&names);
        if (key == KEY_NOTHING)
            return false;
        keys->at[keys->n++] = key;
    }
    return keys->n > 0 && names.n == 0;
}

void keymap_bind_keys(struct keymap *m, unsigned contexts, const struct keymap_keys *keys,
                      int command)
{
    VEC_PUSH(m, (struct keymap_binding){*keys, contexts, command});
}

void keymap_bind(struct keymap *m, unsigned contexts, uint32_t key, int command)
{
    keymap_bind_keys(m, contexts, &(struct keymap_keys){{key}, 1}, command);
}

static bool keys_begin(const struct keymap_keys *keys, const struct keymap_keys *beginning)
{
    size_t same = 0;
    while (same < beginning->n && same < keys->n && keys->at[same] == beginning->at[same])
        same++;
    return same == beginning->n;
}

const struct keymap_binding *keymap_find(const struct keymap *m, unsigned context,
                                         const struct keymap_keys *keys)
{
    for (size_t i = m->n; i-- > 0;) {
        const struct keymap_binding *b = &m->at[i];
        if ((b->contexts & context) && b->keys.n == keys->n && keys_begin(&b->keys, keys))
            return b;
    }
    return NULL;
}

int keymap_lookup(const struct keymap *m, unsigned context, unsigned fallback, uint32_t key)
{
    struct keymap_keys keys = {{key}, 1};
    const struct keymap_binding *b = keymap_find(m, context, &keys);
    if (b == NULL)
        b = keymap_find(m, fallback, &keys);
    return b != NULL ? b->command : -1;
}

/* Something in force begins with these keys and goes on. */
static bool goes_on(const struct keymap *m, unsigned context, const struct keymap_keys *keys)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct keymap_binding *b = &m->at[i];
        if ((b->contexts & context) && b->command >= 0 && b->keys.n > keys->n &&
            keys_begin(&b->keys, keys) && keymap_find(m, context, &b->keys) == b)
            return true;
    }
    return false;
}

/* The command of the longest beginning of what was typed that has one; *used is its length. */
static int longest(const struct keymap *m, unsigned context, struct keymap_keys keys, size_t *used)
{
    for (; keys.n > 0; keys.n--) {
        const struct keymap_binding *b = keymap_find(m, context, &keys);
        *used = keys.n;
        if (b != NULL && b->command >= 0)
            return b->command;
    }
    return -1;
}

enum keymap_answer keymap_type(const struct keymap *m, struct keymap_typing *t, unsigned context,
                               uint32_t key, int *command, struct keymap_keys *keys)
{
    struct keymap_keys typed = t->typed;
    typed.at[typed.n++] = key;
    *keys = typed;
    t->typed = typed;
    if (typed.n < KEYMAP_KEYS_MOST && goes_on(m, context, &typed))
        return KEYMAP_WAIT;
    size_t used = 0;
    t->typed = (struct keymap_keys){0};
    *command = longest(m, context, typed, &used);
    if (*command < 0)
        return KEYMAP_UNBOUND;
    t->typed.n = typed.n - used;
    memcpy(t->typed.at, typed.at + used, t->typed.n * sizeof *typed.at);
    return KEYMAP_COMMAND;
}

void keymap_describe(const struct keymap *m, unsigned context, int command, size_t max,
                     struct strbuf *out)
{
    size_t named = 0;
    for (size_t k = 0; k < m->n && named < max; k++) {
        size_t i = m->defaults + k;
        const struct keymap_binding *b = &m->at[i < m->n ? i : i - m->n];
        if (b->command != command || keymap_find(m, context, &b->keys) != b)
            continue;
        if (named++ > 0)
            strbuf_add_char(out, ' ');
        keymap_describe_keys(&b->keys, out);
    }
}

void keymap_describe_keys(const struct keymap_keys *keys, struct strbuf *out)
{
    for (size_t i = 0; i < keys->n; i++)
        key_describe(keys->at[i], out);
}

void keymap_format_keys(const struct keymap_keys *keys, struct strbuf *out)
{
    for (size_t i = 0; i < keys->n; i++)
        key_format(keys->at[i], out);
}

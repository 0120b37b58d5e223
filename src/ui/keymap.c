/* SPDX-License-Identifier: MIT
 *
 * Bindings in the order they were made; some hundred at most, so they are searched one by one.
 */
#include "base/platform.h"

#include "ui/keymap.h"

#include "base/vec.h"
#include "ui/key.h"

void keymap_release(struct keymap *m)
{
    VEC_RELEASE(m);
}

void keymap_bind(struct keymap *m, unsigned contexts, uint32_t key, int command)
{
    VEC_PUSH(m, (struct keymap_binding){key, contexts, command});
}

/* The binding in force for a key in one context, or NULL. */
static const struct keymap_binding *keymap_find(const struct keymap *m, unsigned context,
                                                uint32_t key)
{
    for (size_t i = m->n; i-- > 0;)
        if (m->at[i].key == key && (m->at[i].contexts & context))
            return &m->at[i];
    return NULL;
}

int keymap_lookup(const struct keymap *m, unsigned context, unsigned fallback, uint32_t key)
{
    const struct keymap_binding *b = keymap_find(m, context, key);
    if (b == NULL)
        b = keymap_find(m, fallback, key);
    return b != NULL ? b->command : -1;
}

void keymap_describe(const struct keymap *m, unsigned context, int command, size_t max,
                     struct strbuf *out)
{
    size_t named = 0;
    for (size_t k = 0; k < m->n && named < max; k++) {
        const struct keymap_binding *b = &m->at[(m->defaults + k) % m->n];
        if (b->command != command || keymap_find(m, context, b->key) != b)
            continue;
        if (named++ > 0)
            strbuf_add_char(out, ' ');
        key_describe(b->key, out);
    }
}

/* SPDX-License-Identifier: MIT
 *
 * Any bytes as names of keys: each ends, and each key found has a name that is read back.
 */
#include "base/platform.h"

#include <string.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "ui/key.h"
#include "ui/keymap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_names(uint32_t key)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    key_describe(key, &name);
    if (name.n == 0 || !utf8_valid(strbuf_str(&name)))
        BUG("key 0x%x is shown as \"%s\"", key, strbuf_cstr(&name));
    strbuf_clear(&name);
    key_format(key, &name);
    struct str rest = strbuf_str(&name);
    if (key_parse(&rest) != key || rest.n > 0)
        BUG("key 0x%x is called \"%s\"", key, strbuf_cstr(&name));
    strbuf_release(&name);
}

/* Several in a row. */
static void check_sequence(struct str names)
{
    struct keymap_keys keys, again;
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    if (!keymap_parse(names, &keys))
        return;
    keymap_format_keys(&keys, &name);
    if (!keymap_parse(strbuf_str(&name), &again) || memcmp(&keys, &again, sizeof keys) != 0)
        BUG("keys are called \"%s\"", strbuf_cstr(&name));
    strbuf_release(&name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_sequence((struct str){(const char *)data, size});
    struct str rest = {(const char *)data, size};
    while (rest.n > 0) {
        size_t before = rest.n;
        uint32_t key = key_parse(&rest);
        if (rest.n >= before)
            BUG("%zu bytes and no step", before);
        if (key != KEY_NOTHING)
            check_names(key);
    }
    return 0;
}

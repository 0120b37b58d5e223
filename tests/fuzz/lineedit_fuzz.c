/* SPDX-License-Identifier: MIT
 *
 * Any keys, written by their names, into a line: it stays UTF-8 without control characters, within
 * its cap, the cursor at a character.
 */
#include "base/platform.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "ui/key.h"
#include "ui/lineedit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct lineedit *l)
{
    struct str text = strbuf_str(&l->text);
    if (text.n > LINEEDIT_MAX || l->cursor > text.n || !utf8_valid(text) || l->text.overflow)
        BUG("%zu bytes, cursor at %zu", text.n, l->cursor);
    if (!utf8_valid(str_slice(text, 0, l->cursor)))
        BUG("the cursor is within a character, at %zu", l->cursor);
    for (size_t i = 0; i < text.n;)
        if (utf8_is_control(utf8_next(text, &i)))
            BUG("a control character before %zu", i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lineedit l;
    struct str rest = {(const char *)data, size};
    lineedit_init(&l);
    while (rest.n > 0) {
        uint32_t key = key_parse(&rest);
        size_t before = l.text.n;
        enum lineedit_result result = lineedit_key(&l, key);
        check(&l);
        if (result != LINEEDIT_CHANGED && l.text.n != before)
            BUG("key 0x%x changed the line and does not say so", key);
        if (result == LINEEDIT_CANCELLED)
            lineedit_set(&l, STR("caf\xC3\xA9 au lait"));
    }
    lineedit_release(&l);
    return 0;
}

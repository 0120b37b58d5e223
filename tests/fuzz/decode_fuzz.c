/* SPDX-License-Identifier: MIT
 *
 * Any bytes from a terminal: every key that comes out is one, and silence ends what was begun.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "ui/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct decode_keys keys = {
        .at = {{STR_INIT("\033OA"), KEY_CODE_UP}, {STR_INIT("\033[[A"), KEY_CODE_F1}},
        .n = 2,
    };
    struct decoder d;
    uint32_t key;
    decoder_init(&d, &keys);
    for (size_t i = 0; i < size; i++) {
        if (!decoder_take(&d, (char)data[i], &key))
            continue;
        if (decoder_is_waiting(&d) ||
            (key & ~(uint32_t)KEY_MODIFIERS) > (uint32_t)KEY_CODE_ANSWERED)
            abort();
        if (key == KEY_CODE_MOUSE && (d.mouse.x < 0 || d.mouse.y < 0 || d.mouse.button > 3))
            abort();
    }
    decoder_give_up(&d, &key);
    if (decoder_is_waiting(&d))
        abort();
    decoder_release(&d);
    return 0;
}

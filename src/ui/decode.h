/* SPDX-License-Identifier: MIT
 *
 * decode - bytes from a terminal → keys, reports of the mouse, answers to questions.
 *
 * Function keys come as terminfo says or as xterm and its kin send them, with Shift, Alt and
 * Control. While text is being pasted what would act (Enter, Tab) comes as a blank, other controls
 * not at all.
 */
#ifndef UI_DECODE_H
#define UI_DECODE_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "ui/key.h"
#include "ui/mouse.h"

enum { DECODE_KEYS = 32 };

struct decode_key {
    struct str bytes; /* empty: there is no such key */
    uint32_t key;
};

struct decode_keys {
    struct decode_key at[DECODE_KEYS];
    size_t n;
};

struct decoder {
    const struct decode_keys *keys; /* lent */
    struct strbuf bytes;            /* a key that is not complete */
    bool pasting;
    struct mouse_event mouse; /* of the last KEY_CODE_MOUSE */
    uint32_t background;      /* 0xrrggbb, of the last KEY_CODE_BACKGROUND */
    bool margins;             /* of the last KEY_CODE_ANSWERED: it can scroll some of the columns */
};

void decoder_init(struct decoder *d, const struct decode_keys *keys);
void decoder_release(struct decoder *d);

/* Takes one byte.  True: a key is complete; *key is KEY_NOTHING where we have no name for it. */
bool decoder_take(struct decoder *d, char byte, uint32_t *key);

/* More bytes are wanted. */
bool decoder_is_waiting(const struct decoder *d);

/* None came for so long that there will be none: Esc was pressed, or Alt with a key that begins a
 * sequence. */
bool decoder_give_up(struct decoder *d, uint32_t *key);

#endif

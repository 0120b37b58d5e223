/* SPDX-License-Identifier: MIT
 *
 * A label is a number written with letters, those under the fingers first.
 */
#include "base/platform.h"

#include "view/readerlabels.h"

#include <string.h>

static const char letters[] = "asdfghjkleruiowtypvncmbxzq";

enum { BASE = sizeof letters - 1 };

void readerlabels_begin(struct readerlabels *l, uint32_t first, uint32_t count)
{
    uint32_t room = BASE;
    *l = (struct readerlabels){.first = first, .length = 1};
    while (room < count && l->length < READERLABELS_LETTERS) {
        room *= BASE;
        l->length++;
    }
    l->count = count < room ? count : room;
}

int readerlabels_of(const struct readerlabels *l, uint32_t link, char out[READERLABELS_LETTERS])
{
    if (link < l->first || link - l->first >= l->count)
        return 0;
    uint32_t number = link - l->first;
    for (int i = l->length; i-- > 0; number /= BASE)
        out[i] = letters[number % BASE];
    return memcmp(out, l->typed, (size_t)l->typed_n) == 0 ? l->length : 0;
}

static bool some_begins_so(const struct readerlabels *l)
{
    char label[READERLABELS_LETTERS];
    for (uint32_t i = 0; i < l->count; i++)
        if (readerlabels_of(l, l->first + i, label) > 0)
            return true;
    return false;
}

enum readerlabels_result readerlabels_key(struct readerlabels *l, uint32_t key, uint32_t *link)
{
    const char *letter = key > 0 && key < 128 ? strchr(letters, char_lower((char)key)) : NULL;
    if (letter == NULL || l->typed_n >= l->length)
        return READERLABELS_NOTHING;
    l->typed[l->typed_n++] = *letter;
    if (!some_begins_so(l))
        return READERLABELS_NOTHING;
    if (l->typed_n < l->length)
        return READERLABELS_MORE;
    uint32_t number = 0;
    for (int i = 0; i < l->length; i++)
        number = number * BASE + (uint32_t)(strchr(letters, l->typed[i]) - letters);
    *link = l->first + number;
    return READERLABELS_CHOSEN;
}

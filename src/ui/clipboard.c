/* SPDX-License-Identifier: MIT
 *
 * Base64 (RFC 4648) in a sequence of xterm.  Pure.
 */
#include "base/platform.h"

#include "ui/clipboard.h"

/* Up to three bytes as four letters. */
static void clipboard_group(const unsigned char *p, size_t n, struct strbuf *out)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits =
        (uint32_t)p[0] << 16 | (n > 1 ? (uint32_t)p[1] << 8 : 0) | (n > 2 ? (uint32_t)p[2] : 0);
    char group[4];
    for (size_t i = 0; i < sizeof group; i++)
        group[i] = i <= n ? letters[bits >> (18 - 6 * i) & 63] : '=';
    strbuf_add(out, group, sizeof group);
}

bool clipboard_sequence(struct str text, struct strbuf *out)
{
    if (text.n > CLIPBOARD_LONGEST / 4 * 3)
        return false;
    strbuf_add_cstr(out, "\033]52;c;");
    for (size_t i = 0; i < text.n; i += 3)
        clipboard_group((const unsigned char *)text.p + i, text.n - i < 3 ? text.n - i : 3, out);
    strbuf_add_char(out, '\a');
    return true;
}

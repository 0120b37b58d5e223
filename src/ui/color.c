/* SPDX-License-Identifier: MIT
 *
 * Words of colours, and the nearest in a palette.  Pure.
 */
#include "base/platform.h"

#include "ui/color.h"

static const char *const color_names[] = {"black", "red",     "green", "yellow",
                                          "blue",  "magenta", "cyan",  "white"};

/* What xterm shows for the first 16; the other 240 are a cube and a ramp. */
static const uint32_t color_first[] = {
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
};

static uint32_t color_of_palette(int32_t n)
{
    if (n < (int32_t)ARRAY_LEN(color_first))
        return color_first[n];
    if (n >= 232)
        return (uint32_t)(8 + (n - 232) * 10) * 0x010101u;
    uint32_t rgb = 0, level[] = {(uint32_t)(n - 16) / 36, (uint32_t)(n - 16) / 6 % 6,
                                 (uint32_t)(n - 16) % 6};
    for (size_t i = 0; i < ARRAY_LEN(level); i++)
        rgb = rgb << 8 | (level[i] > 0 ? 55 + level[i] * 40 : 0);
    return rgb;
}

uint32_t color_rgb(int32_t color)
{
    return color & COLOR_RGB ? (uint32_t)color & 0xFFFFFF : color_of_palette(color);
}

static int color_distance(uint32_t a, uint32_t b)
{
    static const int weight[] = {11, 59, 30}; /* blue, green, red: as the eye weighs them */
    int sum = 0;
    for (int i = 0; i < 3; i++) {
        int d = (int)(a >> 8 * i & 0xFF) - (int)(b >> 8 * i & 0xFF);
        sum += weight[i] * d * d;
    }
    return sum;
}

/* The nearest of the palette's colours [first, end). */
static int32_t color_nearest(uint32_t rgb, int32_t first, int32_t end)
{
    int32_t best = first;
    for (int32_t i = first + 1; i < end; i++)
        if (color_distance(rgb, color_of_palette(i)) < color_distance(rgb, color_of_palette(best)))
            best = i;
    return best;
}

bool color_is_dark(uint32_t rgb)
{
    return 30 * (rgb >> 16 & 0xFF) + 59 * (rgb >> 8 & 0xFF) + 11 * (rgb & 0xFF) < 100 * 128;
}

static bool color_hex(struct str digits, uint32_t *rgb)
{
    *rgb = 0;
    for (size_t i = 0; i < digits.n; i++) {
        char c = char_lower(digits.p[i]);
        if (!char_is_hex(c))
            return false;
        *rgb = *rgb << 4 | (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return digits.n == 6;
}

static int32_t color_named(struct str word)
{
    int32_t base = 0;
    if (str_starts_nocase(word, STR("bright-"))) {
        word = str_from(word, 7);
        base = 8;
    }
    for (size_t i = 0; i < ARRAY_LEN(color_names); i++)
        if (str_eq_nocase(word, str_of(color_names[i])))
            return base + (int32_t)i;
    return -2;
}

/* One word; -2: none. */
static int32_t color_word(struct str word)
{
    uint32_t n;
    if (str_eq(word, STR("-")))
        return COLOR_OWN;
    if (word.n > 0 && word.p[0] == '#')
        return color_hex(str_from(word, 1), &n) ? (int32_t)(COLOR_RGB | n) : -2;
    if (str_number(word, 255, &n))
        return (int32_t)n;
    return color_named(word);
}

/* The least depth that shows it as it is. */
static enum color_depth color_needs(int32_t color)
{
    static const int32_t palette[] = {[DEPTH_8] = 8, [DEPTH_16] = 16, [DEPTH_256] = 256};
    for (enum color_depth d = DEPTH_8; d < DEPTH_TRUE; d++)
        if (color < palette[d])
            return d;
    return DEPTH_TRUE;
}

/* What a terminal of less depth shows for it.  Of 16 colours the brighter half is left by taking
 * 8 away: what is meant to be black, white or grey keeps apart from the ground. */
static int32_t color_coarser(int32_t color, enum color_depth depth)
{
    if (depth == DEPTH_256)
        return color_nearest(color_rgb(color), 16, 256);
    if (depth == DEPTH_8 && color_needs(color) == DEPTH_16)
        return color == 8 ? 7 : color - 8;
    return color_nearest(color_rgb(color), 0, depth == DEPTH_16 ? 16 : 8);
}

bool color_parse(struct str words, struct color *c, struct err *e)
{
    struct str rest = words;
    enum color_depth free = DEPTH_COUNT; /* depths below have no colour yet */
    int32_t color = COLOR_OWN;
    do {
        struct str word = str_cut(&rest, '/');
        color = color_word(word);
        if (color < COLOR_OWN)
            return err_set(e, ERR_USAGE,
                           "\"%.*s\" is no colour: use -, a name, 0 to 255 or #rrggbb (theme)",
                           (int)(word.n < 40 ? word.n : 40), word.n > 0 ? word.p : "");
        while (free > color_needs(color))
            c->at[--free] = color;
    } while (rest.n > 0);
    while (free > DEPTH_8) {
        free--;
        c->at[free] = color_coarser(color, free);
    }
    return true;
}

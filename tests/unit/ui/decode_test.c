/* SPDX-License-Identifier: MIT
 *
 * decode: bytes as terminals send them → keys; mouse, paste and answers; and what is none of these.
 */
#include "base/platform.h"

#include <stdlib.h>
#include <string.h>

#include "testing.h"

#include "base/xmalloc.h"
#include "ui/decode.h"

static const struct decode_keys table = {
    .at = {{STR_INIT("\033OA"), KEY_CODE_UP},
           {STR_INIT("\033[[A"), KEY_CODE_F1}, /* the Linux console's */
           {STR_INIT("\177"), KEY_CODE_BACKSPACE},
           {STR_INIT(""), KEY_CODE_F12}},
    .n = 4,
};

static int decoder_setup(void **state)
{
    struct decoder *d = xcalloc(1, sizeof *d);
    decoder_init(d, &table);
    *state = d;
    return 0;
}

static int decoder_teardown(void **state)
{
    decoder_release(*state);
    free(*state);
    return 0;
}

/* The keys of bytes, in the form of the configuration; a pause behind them. */
static void check(struct decoder *d, struct str bytes, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    uint32_t key;
    for (size_t i = 0; i < bytes.n; i++)
        if (decoder_take(d, bytes.p[i], &key) && key != KEY_NOTHING)
            key_format(key, &b);
    if (decoder_give_up(d, &key) && key != KEY_NOTHING)
        key_format(key, &b);
    assert_false(decoder_is_waiting(d));
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

static void characters(void **state)
{
    check(*state, STR("aZ <\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x98\x80\x06"), "aZ<Space><lt>ä中😀<C-f>");
    check(*state, STR("\r\n\t\177\b"), "<Enter><Enter><Tab><BS><BS>");
    /* broken UTF-8 is nothing, what comes behind it is read */
    check(*state, STR("a\xFF\x80z"), "az");
    check(*state, STR("\xE4\xB8"), "");
}

static void function_keys(void **state)
{
    check(*state, STR("\033OA\033[A\033[B\033OD\033[C"), "<Up><Up><Down><Left><Right>");
    check(*state, STR("\033[H\033OF\033[1~\033[4~\033[7~\033[8~"),
          "<Home><End><Home><End><Home><End>");
    check(*state, STR("\033[5~\033[6~\033[2~\033[3~\033[Z"), "<PageUp><PageDown><Ins><Del><S-Tab>");
    check(*state, STR("\033OP\033[[A\033[11~\033[15~\033[24~"), "<F1><F1><F1><F5><F12>");
    check(*state, STR("\033Op\033Oy\033Ok\033OM"), "09+<Enter>");
}

static void modifiers(void **state)
{
    check(*state, STR("\033[1;3D\033[1;5C\033[1;2A\033[5;7~\033[1;2Z"),
          "<M-Left><C-Right><S-Up><M-C-PageUp><S-Tab>");
    check(*state, STR("\033\033[D\033\033OC\033O5A"), "<M-Left><M-Right><C-Up>");
    check(*state, STR("\033x\033\xC3\xA4\033\r\033\177"), "<M-x><M-ä><M-Enter><M-BS>");
}

static void escape_alone(void **state)
{
    struct decoder *d = *state;
    uint32_t key;
    check(d, STR("\033"), "<Esc>");
    check(d, STR("\033["), "<M-[>");
    check(d, STR("\033O"), "<M-O>");
    check(d, STR("\033]"), "<M-]>");
    check(d, STR("\033\033"), "<Esc>");
    check(d, STR("\033[1;"), ""); /* half of something: no key */
    assert_false(decoder_give_up(d, &key));
}

static void what_nobody_knows_is_nothing(void **state)
{
    check(*state, STR("\033[99;5u\033[?1;2n\033[200;1000~\033[<1;2M\033[I\033P0+r\033\\x"), "x");
    check(*state, STR("\033_any\033\\\033]0;title\a\033^x\033\\y"), "y");
    char longest[3000];
    memset(longest, 'a', sizeof longest);
    memcpy(longest, "\033]", 2);
    memcpy(longest + sizeof longest - 3, "\033\\q", 3);
    check(*state, (struct str){longest, sizeof longest}, "q");
    memset(longest, ';', sizeof longest);
    memcpy(longest, "\033[", 2);
    memcpy(longest + sizeof longest - 2, "mq", 2);
    check(*state, (struct str){longest, sizeof longest}, "q");
}

static void keys_typed_fast_behind_a_key_with_alt_are_not_lost(void **state)
{
    check(*state, STR("\033Pabc\rQ"), "Q");
    check(*state, STR("\033X\003Q"), "Q");
    check(*state, STR("\033]\tab"), "ab");
}

static uint32_t take(struct decoder *d, struct str bytes)
{
    uint32_t key = KEY_NOTHING;
    for (size_t i = 0; i < bytes.n; i++)
        assert_int_equal(decoder_take(d, bytes.p[i], &key), i + 1 == bytes.n);
    return key;
}

static void the_mouse(void **state)
{
    struct decoder *d = *state;
    static const struct {
        struct str bytes;
        struct mouse_event ev;
    } cases[] = {
        {STR_INIT("\033[<0;1;1M"), {.action = MOUSE_PRESS, .button = 1}},
        {STR_INIT("\033[<0;300;60m"), {.action = MOUSE_RELEASE, .button = 1, .x = 299, .y = 59}},
        {STR_INIT("\033[<34;5;6M"), {.action = MOUSE_DRAG, .button = 3, .x = 4, .y = 5}},
        {STR_INIT("\033[<64;5;6M"), {.action = MOUSE_WHEEL_UP, .x = 4, .y = 5}},
        {STR_INIT("\033[<93;5;6M"),
         {.action = MOUSE_WHEEL_DOWN, .x = 4, .y = 5, .shift = true, .alt = true, .ctrl = true}},
        {STR_INIT("\033[M !!"), {.action = MOUSE_PRESS, .button = 1}},
        {STR_INIT("\033[M#\"\xFF"), {.action = MOUSE_RELEASE, .x = 1, .y = 222}},
        {STR_INIT("\033[Ma!!"), {.action = MOUSE_WHEEL_DOWN}},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct mouse_event *want = &cases[i].ev, *got = &d->mouse;
        assert_int_equal(take(d, cases[i].bytes), KEY_CODE_MOUSE);
        assert_int_equal(got->action, want->action);
        assert_int_equal(got->button, want->button);
        assert_int_equal(got->x, want->x);
        assert_int_equal(got->y, want->y);
        assert_int_equal(got->shift, want->shift);
        assert_int_equal(got->alt, want->alt);
        assert_int_equal(got->ctrl, want->ctrl);
    }
    static const struct str bad[] = {STR_INIT("\033[<0;0;1M"),   STR_INIT("\033[<0;1;99999M"),
                                     STR_INIT("\033[<200;1;1M"), STR_INIT("\033[<66;1;1M"),
                                     STR_INIT("\033[<35;1;1M"),  STR_INIT("\033[M\x01!!")};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_int_equal(take(d, bad[i]), KEY_NOTHING);
}

static void what_is_pasted_never_acts(void **state)
{
    struct decoder *d = *state;
    assert_int_equal(take(d, STR("\033[200~")), KEY_CODE_PASTE_BEGIN);
    check(d, STR("rm x\r\n\ty\003\033[A\033q\xC3\xA4"), "rm<Space>x<Space><Space><Space>yä");
    assert_int_equal(take(d, STR("\033[201~")), KEY_CODE_PASTE_END);
    check(d, STR("\r\033[A"), "<Enter><Up>");
}

static void answers(void **state)
{
    struct decoder *d = *state;
    assert_int_equal(take(d, STR("\033]11;rgb:ffff/8080/0000\033\\")), KEY_CODE_BACKGROUND);
    assert_int_equal(d->background, 0xFF8000);
    assert_int_equal(take(d, STR("\033]11;rgb:0/f/1c\a")), KEY_CODE_BACKGROUND);
    assert_int_equal(d->background, 0x00FF1C);
    assert_int_equal(take(d, STR("\033]11;rgb:zz/0/0\a")), KEY_NOTHING);
    assert_int_equal(take(d, STR("\033]11;rgb:0/0\a")), KEY_NOTHING);
    assert_int_equal(take(d, STR("\033]10;rgb:0/0/0\a")), KEY_NOTHING);
    assert_int_equal(take(d, STR("\033[?64;1;2;21;22c")), KEY_CODE_ANSWERED);
    assert_true(d->margins);
    assert_int_equal(take(d, STR("\033[?62;22c")), KEY_CODE_ANSWERED);
    assert_false(d->margins);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, decoder_setup, decoder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(characters),
        TEST(function_keys),
        TEST(modifiers),
        TEST(escape_alone),
        TEST(what_nobody_knows_is_nothing),
        TEST(keys_typed_fast_behind_a_key_with_alt_are_not_lost),
        TEST(the_mouse),
        TEST(what_is_pasted_never_acts),
        TEST(answers),
    };
    return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT
 *
 * dispatch: every command of the vocabulary does something where it is bound, and keys that mean
 * nothing say so.
 */
#include "base/platform.h"

#include "apptest.h"

#include "base/asset.h"
#include "library/rcfile.h"

/* In its context a command is the program's or the view's: no key is dead. */
static void every_command_is_handled_where_it_is_offered(void **state)
{
    (void)state;
    struct catalog catalog;
    struct err e = {0};
    assert_true(catalog_open(&catalog, asset_get(ASSET_CATALOG), &e));
    struct catalogview *list = catalogview_new(&catalog);
    struct readerview *reader = readerview_new();
    struct document *d = document_new(STR("1.  One\n\n   See RFC 793.\n"), 0);
    readerview_show(reader, d, "", "");
    struct view *const views[] = {catalogview_view(list), readerview_view(reader)};
    for (int id = 0; id < CMD_COUNT; id++)
        for (size_t i = 0; i < ARRAY_LEN(views); i++) {
            const struct command_row *row = command_row((enum command)id);
            struct intent intent = {0};
            bool offered = row->contexts & views[i]->ops->context;
            if (offered && !dispatch_knows((enum command)id) &&
                !views[i]->ops->command(views[i], (enum command)id, -1, &intent))
                fail_msg("%s does nothing in the %s", row->name, views[i]->ops->name);
            intent_release(&intent);
        }
    document_release(d);
    readerview_free(reader);
    catalogview_free(list);
}

static void a_key_without_meaning_says_so_and_ends_a_count(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002", "keys 20g\nscreen\nkeys 7x\nscreen\nkeys j\nscreen\n"));
    apptest_check(t, 1, "x does nothing here; h shows the keys", true);
    char *before = apptest_screen(t, 0, true), *after = apptest_screen(t, 2, true);
    /* one line down: the second row is the first now */
    assert_memory_equal(strchr(before, '\n') + 1, after, 200);
    free(before);
    free(after);
}

static void digits_in_the_list_begin_a_name(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, NULL, "keys 793\nscreen\nkeys <Esc>\nscreen\n"));
    apptest_check(t, 0, "Open: 793", true);
    apptest_check(t, 1, "Open:", false);
    apptest_check(t, 1, "  793", true); /* the list went there */
}

static void keys_of_the_configuration_are_in_force(void **state)
{
    struct apptest *t = *state;
    assert_true(
        rcfile_read(&t->settings, STR("bind reader x bottom\nbind all j none\n"), "rc", &t->e));
    assert_true(apptest_run(t, "rfc90002", "keys x\nscreen\nkeys j\nscreen\n"));
    apptest_check(t, 0, "100%", true);
    apptest_check(t, 1, "j does nothing here", true);
}

static void the_first_bad_binding_is_said(void **state)
{
    struct apptest *t = *state;
    assert_true(rcfile_read(&t->settings,
                            STR("bind list x top\nbind list y tip\nbind list z nothing\n"
                                "bind list x bottom\n"),
                            "rc", &t->e));
    assert_true(apptest_run(t, NULL, "screen\nkeys x\nscreen\n"));
    apptest_check(t, 0, "rc:2: no command is called \"tip\"", true);
    apptest_check(t, 0, "nothing", false);
    apptest_check(t, 1, "    1 ", true); /* the last one that binds x is in force */
}

static void a_line_of_a_script_that_is_not_understood_is_named(void **state)
{
    struct apptest *t = *state;
    static const char *const bad[] = {"# good\nkey j\n",    "\nsize 0x5\n", "\nsize 80\n",
                                      "\nkeys <Nothing>\n", "\nscreen 2\n", "\nsize 9999999x2\n"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        assert_false(apptest_run(t, NULL, bad[i]));
        assert_int_equal(t->e.kind, ERR_USAGE);
        assert_string_equal(t->e.text, "script line 2 is not understood");
    }
}

/* Every key in every state, in a small and in a large window: nothing breaks. */
static void any_keys_in_any_order(void **state)
{
    struct apptest *t = *state;
    struct strbuf script = STRBUF_INIT(STRBUF_TEXT);
    uint32_t seed = 11;
    static const char *const keys[] = {
        "j",          "k",       "<Space>", "b",     "g",      "G",     "]",       "[",
        "<Tab>",      "<S-Tab>", "<Enter>", "<BS>",  "F",      "/",     "?",       "n",
        "N",          "o",       "r",       "z",     "<C-w>",  "h",     "<F2>",    "<Esc>",
        "q",          "9",       "0",       "%",     "&",      "a",     "lantern", "90002",
        "rfc90003#2", "<Up>",    "<Down>",  "<C-u>", "<Left>", "<Del>", "é"};
    strbuf_add_cstr(&script, "keys o90002<Enter>\n");
    for (int i = 0; i < 600; i++) {
        seed = seed * 1664525u + 1013904223u;
        const char *key = keys[(seed >> 12) % ARRAY_LEN(keys)];
        if (i % 40 == 0)
            strbuf_addf(&script, "size %ux%u\n", 1 + (seed >> 8) % 130, 1 + (seed >> 16) % 40);
        /* q in the list would end it */
        if (strcmp(key, "q") == 0)
            key = "h";
        strbuf_addf(&script, "keys %s\nscreen\n", key);
    }
    strbuf_add_cstr(&script, "size 80x24\nkeys <Esc><Esc><Esc>Q\n");
    assert_true(apptest_run(t, NULL, strbuf_cstr(&script)));
    assert_false(t->out.overflow);
    struct str all = strbuf_str(&t->out);
    assert_true(str_find(all, STR("The Harbour Lantern Protocol"), 0) > 0);
    strbuf_release(&script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_is_handled_where_it_is_offered),
        WITH_APP(a_key_without_meaning_says_so_and_ends_a_count),
        WITH_APP(digits_in_the_list_begin_a_name),
        WITH_APP(keys_of_the_configuration_are_in_force),
        WITH_APP(the_first_bad_binding_is_said),
        WITH_APP(a_line_of_a_script_that_is_not_understood_is_named),
        WITH_APP(any_keys_in_any_order),
    };
    return cmocka_run_group_tests_name("dispatch", tests, NULL, NULL);
}

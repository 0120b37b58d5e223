/* SPDX-License-Identifier: MIT
 *
 * commandline, completion, config: what a typed line does, and what it is told.
 */
#include "base/platform.h"

#include "apptest.h"

/* Types each line, with Enter behind it, and looks for the words below it in the screen. */
static void check_lines(struct apptest *t, const char *target, const char *const (*rows)[2],
                        size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct strbuf script = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&script, "keys :%s<Enter>\nscreen\n", rows[i][0]);
        assert_true(apptest_run(t, target, strbuf_cstr(&script)));
        apptest_check(t, -1, rows[i][1], true);
        strbuf_release(&script);
    }
}

static void lines_in_the_text(void **state)
{
    static const char *const rows[][2] = {
        {"", "RFC 90002"},
        {"bottom", "100%"},
        {":bottom", "100%"},
        {"100%", "100%"},
        {"0%", "RFC 90002  The Harbour Lantern Protocol (HLP)"},
        {"99999999999999999999", "100%"},
        {"search<Space>lantern", "match 1 of"},
        {"open<Space>90001", "RFC 90001"},
        {"set<Space>theme", "theme is auto"},
        {"set<Space>theme=light", "RFC 90002"},
        {"set<Space>theme", "theme is light"},
        {"bott", "100%"},
        {"set<Space>retries<Space>1", "this counts from the next start"},
        {"toggle<Space>wrap", "wrap is no"},
        {"colour<Space>link<Space>red<Space>-<Space>bold", "RFC 90002"},
        {"set<Space>theme<Space>mine", "there is no theme \"mine\""},
    };
    check_lines(*state, "rfc90002", rows, ARRAY_LEN(rows));
}

static void what_is_wrong_is_said(void **state)
{
    static const char *const rows[][2] = {
        {"botom", "no command is called \"botom\"; perhaps bottom"},
        {"bottom<Space>up", "bottom takes no words behind it"},
        {"read", "read works in the list, not in the text"},
        {"choose", "choose works in the panes in the list's place, not in the text"},
        {"open<Space>nothing<Space>at<Space>all", "is not a document"},
        {"filter<Space>quic", "search is for the text"},
        {"3<Space>set<Space>theme<Space>dark", "no command is called \"set\""},
        {"next", "no command is called \"next\"; perhaps "},
        {"set", "set needs the name of a setting"},
        {"set<Space>=light", "no setting is called \"=light\""},
        {"set<Space>split<Space>5", "split is auto, columns"},
        {"bind<Space>reader<Space>x", "no command is called \"\""},
        {"source<Space>gone", "gone"},
        {"colour<Space>lonk<Space>red<Space>-", "lonk"},
    };
    check_lines(*state, "rfc90002", rows, ARRAY_LEN(rows));
}

static void lines_in_the_list(void **state)
{
    static const char *const rows[][2] = {
        {"filter<Space>nagle", "match \"nagle\""},
        {"search<Space>x", "nothing is open to search in"},
        {"50%", "percent works in the text"},
        {"write<Space>x", "nothing is open"},
        {"pipe<Space>cat", "nothing is open"},
        {"bottom", "9339/9339"},
    };
    check_lines(*state, NULL, rows, ARRAY_LEN(rows));
}

static void a_bad_line_can_be_mended(void **state)
{
    struct apptest *t = *state;
    assert_true(apptest_run(t, "rfc90002",
                            "keys :bottum<Enter>\nscreen\nkeys <BS><BS>om<Enter>\n"
                            "screen\nkeys :bottum<Enter><Esc>g\nscreen\n"));
    apptest_check(t, 0, "\n:bottum", true);
    apptest_check(t, 1, "100%", true);
    apptest_check(t, 2, "100%", false);
}

static void keys_are_bound_at_once(void **state)
{
    struct apptest *t = *state;
    assert_true(
        apptest_run(t, "rfc90002",
                    "keys :bind<Space>reader<Space>xx<Space>bottom<Enter>\nkeys xx\nscreen\n"
                    "keys :unbind<Space>reader<Space>xx<Enter>gx\nscreen\n"));
    apptest_check(t, 0, "100%", true);
    apptest_check(t, 1, "x does nothing here", true);
}

static void a_sequence_waits_and_can_be_dropped(void **state)
{
    struct apptest *t = *state;
    assert_true(settings_set(&t->settings, STR("wrap"), STR("yes"), &t->e));
    assert_true(apptest_run(t, "rfc90002",
                            "keys :bind<Space>reader<Space>gab<Space>bottom<Enter>\n"
                            "keys 3ga\nscreen\nkeys <Esc>b\nscreen\n"
                            "keys Gg\nscreen\nkeys j\nscreen\nkeys gab\nscreen\n"));
    apptest_check(t, 0, "\n:3ga …", true);
    apptest_check(t, 1, "…", false);
    apptest_check(t, 1, "100%", false);
    apptest_check(t, 2, "100%", true); /* g waits */
    apptest_check(t, 3, "100%", false);
    char *screen = apptest_screen(t, 3, true);
    assert_true(apptest_run(t, "rfc90002", "keys Ggj\nscreen\n")); /* as without the sequence */
    char *plain = apptest_screen(t, 0, true);
    assert_string_equal(screen, plain);
    free(screen);
    free(plain);
}

static void tab_completes_what_can_follow(void **state)
{
    static const char *const rows[][2] = {
        {":tog<Tab>", "\n:toggle \n"},
        {":toggle<Space>pat<Tab>", "\n:toggle patience \n"},
        {":set<Space>layout<Space>st<Tab>", "\n:set layout stacked \n"},
        {":bind<Space>rea<Tab><lt>Pag<Tab>", "\n:bind reader <PageUp>\n"},
        {":bind<Space>reader<Space>x<Space>hal<Tab><Tab>", "\n:bind reader x half-page-up\n"},
        {":half<S-Tab>", "\n:half-page-up\n"},
        {":half<Tab><S-Tab>", "\n:half\n"},
        {":half<Tab><Tab><Tab><Tab>", "\n:half-page-down\n"},
        {":colour<Space>link-<Tab>", "\n:colour link-selected \n"},
        {":nosuch<Tab>", "\n:nosuch\n"},
        {":bottom<Left><Tab>", "\n:bottom\n"}, /* at the end of the line only */
        {":open<Space>9<Tab>", "\n:open 9\n"},
    };
    struct apptest *t = *state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf script = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&script, "keys %s\nscreen\n", rows[i][0]);
        assert_true(apptest_run(t, "rfc90002", strbuf_cstr(&script)));
        struct str line = str_of(rows[i][1]);
        char *screen = apptest_screen(t, 0, false);
        char *wanted = xstrndup(line.p, line.n);
        size_t n = strlen(wanted);
        while (n > 1 && (wanted[n - 1] == '\n' || wanted[n - 1] == ' '))
            wanted[--n] = '\0'; /* blanks at the end of a row are not printed */
        strbuf_clear(&script);
        strbuf_addf(&script, "%s\ncursor %zu,23\n", wanted, line.n - 2);
        if (strstr(screen, strbuf_cstr(&script)) == NULL && strstr(rows[i][0], "Left") == NULL)
            fail_msg("%s:\n%s", rows[i][0], screen);
        free(wanted);
        free(screen);
        strbuf_release(&script);
    }
}

static void without_incremental_search_only_enter_searches(void **state)
{
    struct apptest *t = *state;
    assert_true(settings_set(&t->settings, STR("incremental-search"), STR("no"), &t->e));
    assert_true(apptest_run(t, "rfc90002", "screen\nkeys /wrecks\nscreen\nkeys <Enter>\nscreen\n"));
    char *before = apptest_screen(t, 0, false), *typing = apptest_screen(t, 1, false);
    assert_memory_equal(before, typing, 500);
    apptest_check(t, 2, "match 1 of", true);
    free(before);
    free(typing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_APP(lines_in_the_text),
        WITH_APP(what_is_wrong_is_said),
        WITH_APP(lines_in_the_list),
        WITH_APP(a_bad_line_can_be_mended),
        WITH_APP(keys_are_bound_at_once),
        WITH_APP(a_sequence_waits_and_can_be_dropped),
        WITH_APP(tab_completes_what_can_follow),
        WITH_APP(without_incremental_search_only_enter_searches),
    };
    return cmocka_run_group_tests_name("commandline", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT
 *
 * Marks.  Thread: main.
 */
#include "base/platform.h"

#include "app/marks.h"

#include <stdlib.h>

#include "app/keeping.h"
#include "app/pane.h"
#include "app/visit.h"

static bool is_letter(uint32_t key)
{
    return key < 0x80 && char_is_alpha((char)key);
}

static void say_letter(struct app *a, const char *before, uint32_t letter, const char *after)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&said, "%s%c%s", before, (char)letter, after);
    app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
}

void marks_set(struct app *a, uint32_t key)
{
    if (!is_letter(key)) {
        app_say(a, "a mark is a letter: a-z in this document, A-Z for all");
    } else if (!keeping_mark(a, (char)key)) {
        app_say(a, "there is no document to be marked");
    } else {
        say_letter(a, "mark ", key, " is here");
        pane_changed(a, PANE_MARKS);
    }
}

void marks_go(struct app *a, uint32_t key)
{
    if (key == '\'' || key == '`') {
        visit_previous(a);
        return;
    }
    if (!is_letter(key)) {
        app_say(a, "a mark is a letter; ' goes to the place before");
        return;
    }
    char *document = keeping_document(a);
    struct str name = document != NULL ? str_of(document) : STR_NONE;
    const struct memory *memory = library_memory(a->library);
    const struct memo *mark = memory_marked(memory, (char)key, name);
    if (mark != NULL)
        visit_anchor(a, mark->text, &mark->at);
    else if (!memory_has_come(memory))
        app_say(a, "your marks are still being read from disk: again in a moment");
    else
        say_letter(a, "mark ", key,
                   char_is_lower((char)key) ? " is not set in this document" : " is not set");
    free(document);
}

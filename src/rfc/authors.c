/* SPDX-License-Identifier: MIT
 *
 * Names are separated by commas; "Ed." behind a comma belongs to the name before.
 */
#include "base/platform.h"

#include "rfc/authors.h"

/* The words at the beginning that are initials: capitals with full stops, "J.C.R.", "Jean-F.". */
static size_t initials_end(struct str name)
{
    size_t end = 0, at = 0;
    while (at < name.n) {
        size_t word = at;
        while (at < name.n && name.p[at] != ' ')
            at++;
        if (at == name.n || at == word || name.p[at - 1] != '.')
            return end;
        end = at;
        while (at < name.n && name.p[at] == ' ')
            at++;
    }
    return end;
}

static bool is_editor(struct str word)
{
    return str_eq(word, STR("Ed.")) || str_eq(word, STR("Eds.")) || str_eq(word, STR("Editor"));
}

bool authors_next(struct str *rest, struct author *author)
{
    struct str name = STR_NONE;
    while (name.n == 0 && rest->n > 0)
        name = str_trim(str_cut(rest, ','));
    if (name.n == 0)
        return false;
    struct str after = *rest, next = str_trim(str_cut(&after, ','));
    author->editor = is_editor(next);
    if (author->editor)
        *rest = after;
    size_t end = initials_end(name);
    author->initials = str_slice(name, 0, end);
    author->surname = str_trim(str_from(name, end));
    return true;
}

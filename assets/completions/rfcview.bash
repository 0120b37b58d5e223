# SPDX-License-Identifier: MIT
# What bash completes for rfcview.  The options, and what each takes, are read from --help; names of
# documents are those of the shelf.

_rfcview_offer() {
    mapfile -t COMPREPLY < <(compgen "$@" -- "${COMP_WORDS[COMP_CWORD]}")
}

_rfcview() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} takes=
    local shelf=${XDG_DATA_HOME:-$HOME/.local/share}/rfcview/rfc
    if [[ $before == --* ]]; then
        takes=$("$1" --help | sed -n "s/^  $before \([A-Z][A-Z]*\) .*/\1/p")
    fi
    case $takes in
    '') ;;
    FILE) compopt -o filenames && _rfcview_offer -f ;;
    DIR) compopt -o filenames && _rfcview_offer -d ;;
    FORMAT) _rfcview_offer -W 'text bibtex markdown xml link' ;;
    SET) _rfcview_offer -W 'all' ;;
    *) COMPREPLY=() ;;
    esac
    [ -z "$takes" ] || return 0
    if [[ $word == -* ]]; then
        _rfcview_offer -W "$("$1" --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p')"
        return 0
    fi
    compopt -o filenames
    _rfcview_offer -f -W "guide $(find "$shelf" -name 'rfc*.txt*' -printf '%f\n' 2>/dev/null |
        sed -n 's/^\(rfc[0-9]*\)\.txt.*/\1/p')"
}
complete -F _rfcview rfcview

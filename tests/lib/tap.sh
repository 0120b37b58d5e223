# SPDX-License-Identifier: MIT
#
# For the command-line tests: each check prints one TAP line.  Begin with `. tests/lib/tap.sh`, end
# with `tap_done`.  $RFCVIEW is the program; $tmp a directory that is removed at the end.

# Tests write to and remove what lies in $HOME: only in the one that tests/run makes for them.
: "${RFCVIEW:?tests/run CLI_TEST runs this test, in a home directory of its own}"

tap_count=0
tap_failed=0
tmp=$(mktemp -d)
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
data=tests/data/rfc

tap() { # passed?, name, what to show when not
    tap_count=$((tap_count + 1))
    if [ "$1" = 0 ]; then
        echo "ok $tap_count - $2"
    else
        tap_failed=$((tap_failed + 1))
        echo "not ok $tap_count - $2"
        printf '%s\n' "${3:-}" | sed 's/^/# /'
    fi
}

tap_skip() { # name, why
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP $2"
}

# The settings of the runs that follow, a line each.
settings() {
    mkdir -p "$HOME/.config/rfcview"
    printf '%s\n' "$@" >"$HOME/.config/rfcview/rfcviewrc"
}

# Runs the program; its output is in $tmp/out and $tmp/err, its exit status in $status.
run() {
    "$RFCVIEW" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    status=$?
}

# expect STATUS WORDS NAME ARGS…: the exit status, and one line on standard error that holds WORDS
# ('' for nothing at all).
expect() {
    local want=$1 words=$2 name=$3 bad=0
    shift 3
    run "$@"
    [ "$status" = "$want" ] || bad=1
    if [ -z "$words" ]; then
        [ ! -s "$tmp/err" ] || bad=1
    else
        grep -qF -- "$words" "$tmp/err" || bad=1
        [ "$(wc -l <"$tmp/err")" = 1 ] || bad=1
    fi
    tap $bad "$name" "exit status $status, wanted $want; standard error: $(cat "$tmp/err")"
}

tap_done() {
    echo "1..$tap_count"
    [ "$tap_failed" = 0 ]
}

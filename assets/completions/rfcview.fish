# SPDX-License-Identifier: MIT
# What fish completes for rfcview.  The options, and what each takes, are read from --help; names of
# documents are those of the shelf.

for line in (rfcview --help 2>/dev/null)
    set -l parts (string match -r '^  --([a-z-]+)(?: ([A-Z]+))? +(.*)$' -- $line)
    test (count $parts) -ge 3; or continue
    set -l takes (string match -r '^  --[a-z-]+ ([A-Z]+) ' -- $line)[2]
    switch "$takes"
        case ''
            complete -c rfcview -l $parts[2] -d "$parts[-1]"
        case FILE
            complete -c rfcview -l $parts[2] -r -F -d "$parts[-1]"
        case DIR
            complete -c rfcview -l $parts[2] -x -a '(__fish_complete_directories)' -d "$parts[-1]"
        case FORMAT
            complete -c rfcview -l $parts[2] -x -a 'text bibtex markdown xml link' -d "$parts[-1]"
        case '*'
            complete -c rfcview -l $parts[2] -x -d "$parts[-1]"
    end
end

function __rfcview_shelf
    set -l data ~/.local/share
    test -n "$XDG_DATA_HOME"; and set data $XDG_DATA_HOME
    for file in $data/rfcview/rfc/rfc*.txt*
        string replace -r '.*/(rfc\d+)\.txt.*' '$1' -- $file
    end
end
complete -c rfcview -a 'guide (__rfcview_shelf)'

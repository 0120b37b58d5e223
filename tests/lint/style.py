# SPDX-License-Identifier: MIT
"""How the text of a file may look, and which calls it may make."""
import os
import re
import shutil
import subprocess

# what, where (pattern of file names), where not, why or what instead
CALLS = [
    (r'strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strncpy|strncat|alloca',
     r'^(src|tests)/', None, 'has no bound that can be seen; use struct strbuf'),
    (r'strtok|strtok_r|atoi|atol|atoll|atof|sscanf',
     r'^(src|tests)/', None, 'hides bad input; use str_cut, str_number'),
    (r'system|popen', r'^(src|tests)/', None, 'asks a shell; use fork and exec'),
    (r'sleep|usleep|nanosleep', r'^(src|tests)/', None, 'waits for time; wait for the event'),
    (r'setjmp|longjmp|sigsetjmp|siglongjmp', r'^(src|tests)/', None, 'return an error'),
    (r'malloc|calloc|realloc|reallocarray|strdup|strndup|asprintf|vasprintf',
     r'^src/', r'^src/base/xmalloc\.c$', 'use base/xmalloc.h'),
    (r'printf|vprintf|puts|putchar', r'^src/', r'^src/((cli|tool)/|main\.c$)',
     'only cli, tool and main speak to standard output'),
    (r'exit', r'^src/', r'^src/(cli/|tool/|main\.c$)', 'only main ends the program'),
]
TO_STDOUT = re.compile(r'(?<![\w.>])(?:v?fprintf|dprintf)\s*\(\s*(?:stdout|STDOUT_FILENO|1)\s*,'
                       r'|(?<![\w.>])(?:fputs|fputc|putc|fwrite)\s*\([^;]*\bstdout\b')
MARKS = re.compile(r'\b(TO[D]O|FIX[M]E|X[X]X)\b')
CODE = r'^(src|tests)/.*\.(c|h|def|py)$|^tests/[^.]*$|^Makefile$|^\.ci'
PROSE = r'^doc/|^[^/]*\.md$|^tests/.*\.(txt|supp|md)$|^assets/rfcviewrc$'
DATA = r'^tests/(data|screens|fuzz/seeds|traps/.*)/'
COLUMNS, FILE_LINES, FUNCTION_LINES = 100, 600, 80


def banned_calls(tree):
    rules = [(re.compile(rf'(?<![\w.>])({calls})\s*\('), re.compile(where),
              re.compile(but or r'$^'), why) for calls, where, but, why in CALLS]
    for name in tree.c_files():
        mine = [r for r in rules if r[1].search(name) and not r[2].search(name)]
        speaks = re.search(r'^src/', name) and not re.search(CALLS[-2][2], name)
        for number, line in tree.code(name):
            for pattern, _, _, why in mine:
                found = pattern.search(line)
                if found and not line.lstrip().startswith('#include'):
                    tree.fault(name, number, f'{found.group(1)}(): {why}')
            if speaks and TO_STDOUT.search(line):
                tree.fault(name, number, 'standard output: ' + CALLS[-2][3])


def own_text(tree):
    return [n for n in tree.files(CODE, PROSE) if not re.search(DATA, n)]


def unfinished_marks(tree):
    for name in own_text(tree):
        for number, line in tree.lines(name):
            found = MARKS.search(line)
            if found:
                tree.fault(name, number, f'{found.group()}: finish it or write it down elsewhere')


def layout(tree):
    """Tabs, trailing blanks, long lines, the end of the file."""
    for name in own_text(tree):
        for number, line in tree.lines(name):
            if '\t' in line and name != 'Makefile':
                tree.fault(name, number, 'tab')
            if line != line.rstrip():
                tree.fault(name, number, 'blanks at the end of the line')
            if len(line) > COLUMNS and not name.endswith('.md'):
                tree.fault(name, number, f'{len(line)} columns, more than {COLUMNS}')
        text = tree.text(name)
        if text and (not text.endswith('\n') or text.endswith('\n\n')):
            tree.fault(name, text.count('\n'), 'the file must end in one line end')


def size(tree):
    """Lines of a .c and of a function.  clang-format puts the braces of a function alone in the
    first column, and ends a table with '};' there: tables do not count."""
    for name in tree.files(r'^(src|tests)/.*\.c$'):
        function = table = None
        count = 0
        for number, line in tree.code(name):
            if function is None and table is None:
                if line == '{':
                    function = number
                elif re.match(r'\S.*=\s*\{\s*$', line):
                    table = number
            elif function is not None and line == '}':
                if number - function + 1 > FUNCTION_LINES:
                    tree.fault(name, function, f'function of {number - function + 1} lines, '
                               f'more than {FUNCTION_LINES}')
                function = None
            elif line.startswith('};'):
                table = None
            count += table is None
        if count > FILE_LINES:
            tree.fault(name, 1, f'{count} lines, more than {FILE_LINES}')


def unique_names(tree):
    """A file's name says which one it is, without its folder."""
    first = {}
    for name in tree.c_files():
        base = os.path.basename(name)
        if first.setdefault(base, name) != name:
            tree.fault(name, 1, f'same name as {first[base]}')


def licence_line(tree):
    """Line 1 of C; line 1 or 2 of scripts (after #!) and manual pages."""
    for name in tree.files(r'^(src|tests)/.*\.(c|h|def|py)$', r'^doc/.*\.[1-9]$',
                           r'^tests/[^.]*$'):
        text = tree.text(name)
        if re.search(DATA, name) or text is None:
            continue
        head = text.split('\n')[:1 if name.endswith(('.c', '.h', '.def')) else 2]
        if not any('SPDX-License-Identifier: MIT' in line for line in head):
            tree.fault(name, 1, 'no SPDX-License-Identifier line')


def clang_format(tree):
    """Only files that changed since they were last found well formatted."""
    if shutil.which('clang-format') is None:
        return
    stamp = os.path.join(tree.build, 'lint', 'format')
    states = {n: f'{n} {os.stat(tree.path(n)).st_mtime_ns} {os.stat(tree.path(n)).st_size}'
              for n in tree.files(r'^(src|tests)/.*\.[ch]$', r'^\.clang-format$')}
    try:
        with open(stamp, encoding='utf-8') as f:
            well = set(f.read().split('\n'))
    except OSError:
        well = set()
    if states.get('.clang-format') not in well:
        well = set()
    for name in [n for n in tree.c_files() if states[n] not in well]:
        run = subprocess.run(['clang-format', '--dry-run', '-Werror', '--ferror-limit=1', name],
                             cwd=tree.root, text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, check=False)
        if run.returncode != 0:
            found = re.search(r':(\d+):\d+: ', run.stdout)
            tree.fault(name, found.group(1) if found else 1, 'not as clang-format would have it')
            del states[name]
    os.makedirs(os.path.dirname(stamp), exist_ok=True)
    with open(stamp, 'w', encoding='utf-8') as f:
        f.write('\n'.join(states.values()))

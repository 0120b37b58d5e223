# SPDX-License-Identifier: MIT
"""No mutable globals, static ones in functions included: the compiler and nm are the witnesses."""
import concurrent.futures
import os
import re
import shlex
import subprocess

# -fno-pic -fno-pie: constant tables of pointers need no relocation, so they lie in .rodata and
# whatever nm calls data can be written to.
FLAGS = ['-w', '-O0', '-g0', '-fno-pic', '-fno-pie', '-fno-common', '-Isrc']
DROPPED = re.compile(r'^(-fsanitize|-fno-sanitize|-fPI[CE]|-fpi[ce]|-D_FORTIFY_SOURCE|-Werror|-O)')
MUTABLE = set('dDbBCVvsSgGu')


def compiler(tree):
    """How the objects of the build were compiled, less what would add data of its own."""
    words = [os.environ.get('CC', 'cc'), '-std=c11']
    try:
        with open(os.path.join(tree.build, 'flags'), encoding='utf-8') as f:
            words = shlex.split(f.read())
    except OSError:
        pass
    return [w for w in words if not DROPPED.match(w)] + FLAGS


def compile_one(tree, command, source, newest):
    """The object's path, or None and a fault; not compiled again while nothing is newer."""
    target = os.path.abspath(os.path.join(tree.build, 'lint', source[len('src/'):-2] + '.o'))
    changed = max(newest, os.stat(tree.path(source)).st_mtime_ns)
    if os.path.exists(target) and os.stat(target).st_mtime_ns > changed:
        return target
    os.makedirs(os.path.dirname(target), exist_ok=True)
    made = subprocess.run(command + ['-c', '-o', target, source], cwd=tree.root, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if made.returncode != 0:
        tree.fault(source, 1, 'does not compile: ' + (made.stdout.splitlines() or ['?'])[-1])
        return None
    return target


def data_symbols(target):
    out = subprocess.run(['nm', '--format=posix', target], text=True, stdout=subprocess.PIPE,
                         check=True).stdout
    for line in out.splitlines():
        name, kind = line.split()[:2]
        if kind in MUTABLE:
            yield re.sub(r'\.\d+$', '', name)       # a static of a function: name.0


def newest_header(tree):
    """One time for all headers: too careful, and cannot be wrong."""
    names = [tree.path(n) for n in tree.files(r'^src/.*\.(h|def)$')]
    flags = os.path.join(tree.build, 'flags')
    return max((os.stat(n).st_mtime_ns for n in names + [flags] if os.path.exists(n)), default=0)


def mutable_globals(tree):
    allowed = {}
    for line, key, values in tree.table('globals.txt'):
        allowed[('src/' + key, values[0] if values else '')] = line
        if len(values) < 2:
            tree.fault('tests/lint/globals.txt', line, 'an exception needs a name and a reason')
    sources = tree.files(r'^src/.*\.c$')
    command, newest = compiler(tree), newest_header(tree)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        targets = list(pool.map(lambda s: compile_one(tree, command, s, newest), sources))
    found = {(s, name) for s, t in zip(sources, targets) if t for name in data_symbols(t)}
    for source, name in found - set(allowed):
        tree.fault(source, line_of(tree, source, name), f'mutable global "{name}"')
    for (source, name), line in allowed.items():
        if source in sources and (source, name) not in found:
            tree.fault('tests/lint/globals.txt', line, f'{source} has no mutable "{name}" now')


def line_of(tree, source, name):
    word = re.compile(r'\b' + re.escape(name) + r'\b')
    return next((n for n, text in tree.code(source) if word.search(text)), 1)

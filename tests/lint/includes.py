# SPDX-License-Identifier: MIT
"""Who includes whom: layers, libraries, circles."""
import fnmatch
import os
import subprocess


def layer_of(name):
    """src/rfc/ref.c -> rfc; src/main.c -> main."""
    parts = name.split('/')
    return parts[1] if len(parts) > 2 else os.path.splitext(parts[1])[0]


def layers(tree):
    """Every include is of the own folder or of one that layers.txt lists for it."""
    allowed = {key: set(values) for _, key, values in tree.table('layers.txt')}
    for name in tree.files(r'^src/.*\.(c|h|def)$'):
        own = layer_of(name)
        if own not in allowed:
            tree.fault(name, 1, f'folder "{own}" is not in tests/lint/layers.txt')
            continue
        for line, project, _ in tree.includes(name):
            if project is None:
                continue
            if '/' not in project:
                tree.fault(name, line, f'include "{project}" without its folder')
            elif layer_of('src/' + project) not in allowed[own] | {own}:
                tree.fault(name, line, f'{own} may not include "{project}"')


def libraries(tree):
    """A library's header is included only where libraries.txt says so."""
    rules = list(tree.table('libraries.txt'))
    for name in tree.files(r'^src/.*\.(c|h|def)$'):
        for line, project, system in tree.includes(name):
            header = system or project
            for _, pattern, files in rules:
                if fnmatch.fnmatchcase(header, pattern) and not any(
                        fnmatch.fnmatchcase(name, 'src/' + f) for f in files):
                    tree.fault(name, line, f'<{header}> only in {" ".join(files) or "no file"}')


def platform(tree):
    """The feature macros must be set before any system header is read."""
    for name in tree.files(r'^(src|tests)/.*\.c$'):
        first = next(iter(tree.includes(name)), None)
        if first is None or first[1] != 'base/platform.h':
            tree.fault(name, first[0] if first else 1, 'first include is not "base/platform.h"')


def circles(tree):
    """foo.c and foo.h are one module; the modules of src/ form no circle."""
    pairs = []
    for name in tree.files(r'^src/.*\.(c|h|def)$'):
        module = os.path.splitext(name)[0]
        for _, project, _ in tree.includes(name):
            if project is not None:
                other = os.path.splitext('src/' + project)[0]
                if other != module:
                    pairs.append(f'{module} {other}')
    sorted_ = subprocess.run(['tsort'], input='\n'.join(sorted(set(pairs))), text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    words = [line.split(': ')[-1] for line in sorted_.stderr.splitlines()]
    if words or sorted_.returncode != 0:
        tree.fault('src', 1, 'modules include each other in a circle: '
                   + ' '.join(w for w in words if w.startswith('src/')))

# SPDX-License-Identifier: MIT
"""What the repository holds and speaks of."""
import os
import re

TOP = {'Makefile', 'README.md', 'LICENSE', 'src', 'tests', 'assets', 'doc'}

# Written so that no line here matches itself.
FOREIGN = [
    (r'(?<![\w.~])/(?:work|root|workspace)/', 'a path of somebody\'s machine'),
    (r'\.\./shar[e]d\b', 'a path outside the tree'),
    (r'\b(?:crates\.io|docs\.rs|rubygems\.org|npmjs\.(?:com|org)|pypi\.(?:io|org)|nuget\.org'
     r'|pythonhosted\.org|anaconda\.org|ghcr\.io|quay\.io|docker\.(?:io|com)|proxy\.golang'
     r'|pkg\.go\.dev|repo1?\.maven|(?:deb|packages|snapshot|archive)\.(?:debian|ubuntu))\b',
     'a package registry'),
]


def top_level(tree):
    """Exactly these names, and dotfiles."""
    there = {name.split('/')[0] for name in tree.files()}
    for name in sorted(n for n in there - TOP if not n.startswith('.')):
        tree.fault(name, 1, 'does not belong at the top level')
    for name in sorted(TOP - there):
        tree.fault(name, 1, 'is missing at the top level')


def foreign_words(tree):
    """The tree speaks of itself alone; also files that are not text are looked at."""
    patterns = [(re.compile(p.encode()), why) for p, why in FOREIGN]
    for name in tree.files():
        if os.path.islink(tree.path(name)):
            continue
        with open(tree.path(name), 'rb') as f:
            data = f.read()
        for pattern, why in patterns:
            for found in pattern.finditer(data):
                line = data.count(b'\n', 0, found.start()) + 1
                word = found.group().decode('utf-8', 'replace')
                tree.fault(name, line, f'"{word}": {why}')

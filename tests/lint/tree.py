# SPDX-License-Identifier: MIT
"""The source tree as the checks see it: its files, their text, and C without comments."""
import os
import re
import subprocess

C_PARTS = re.compile(r"""
    (?P<comment> /\*.*?\*/ | //[^\n]* )
  | (?P<text>    "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' )
""", re.S | re.X)
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


def blank(match):
    """As many characters and lines, nothing else; the quotes of a literal stay."""
    kept = re.sub(r'[^\n]', ' ', match.group())
    if match.lastgroup == 'comment':
        return kept
    return match.group()[0] + kept[1:-1] + match.group()[-1]


class Tree:
    def __init__(self, root, build):
        self.root, self.build = root, build
        self.faults = []
        self._files = None
        self._texts = {}

    def path(self, name):
        return os.path.join(self.root, name)

    def fault(self, name, line, what):
        self.faults.append(f'{name}:{line}: {what}')

    def files(self, *patterns):
        """Names of all files that git knows or would take, those that match a pattern."""
        if self._files is None:
            self._files = self._from_git() or self._from_disk()
        return [f for f in self._files if not patterns or any(re.search(p, f) for p in patterns)]

    def c_files(self):
        return self.files(r'^(src|tests)/.*\.[ch]$')

    def text(self, name):
        """The file's text; None where it is not UTF-8 or not there."""
        if name not in self._texts:
            try:
                with open(self.path(name), encoding='utf-8', newline='') as f:
                    self._texts[name] = f.read()
            except (UnicodeDecodeError, OSError):
                self._texts[name] = None
        return self._texts[name]

    def lines(self, name):
        """(number, line) of each line."""
        return enumerate((self.text(name) or '').split('\n'), 1)

    def code(self, name):
        """(number, line) of each line of C, comments and what stands in literals blanked."""
        return enumerate(C_PARTS.sub(blank, self.text(name) or '').split('\n'), 1)

    def includes(self, name):
        """(line, "project/file.h" or None, <system.h> or None) of each include."""
        for number, line in self.lines(name):
            found = INCLUDE.match(line)
            if found:
                yield number, found.group(1), found.group(2)

    def table(self, name):
        """(line, key, values) of a table file of this folder: 'key : value value', # comments."""
        for number, line in self.lines('tests/lint/' + name):
            line = line.split('#')[0].strip()
            if line:
                key, _, values = line.partition(':')
                yield number, key.strip(), values.split()

    def _from_git(self):
        try:
            out = subprocess.run(['git', 'ls-files', '-coz', '--exclude-standard'], cwd=self.root,
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        except (OSError, subprocess.CalledProcessError):
            return []
        names = out.stdout.decode('utf-8', 'surrogateescape').split('\0')
        return sorted(n for n in names if n and os.path.lexists(self.path(n)))

    def _from_disk(self):
        found = []
        for where, folders, names in os.walk(self.root):
            rel = os.path.relpath(where, self.root)
            if rel == '.':
                folders[:] = [d for d in folders if d not in ('.git', 'build')]
            found += [os.path.normpath(os.path.join(rel, n)) for n in names]
        return sorted(found)

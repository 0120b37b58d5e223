# SPDX-License-Identifier: MIT
"""The manual pages name every command with its keys, every setting and every option."""
import re
import shutil
import subprocess

STRING = r'"((?:[^"\\]|\\.)*)"'
COMMAND = re.compile(r'\bCOMMAND\(\w+,\s*' + STRING + r',[^"]*' + STRING)
SETTING = re.compile(r'\bSETTING\(\w+,\s*' + STRING)
DEFAULT = re.compile(r'^set (\S+) (.*)$', re.M)
OPTION = re.compile(r'\bOPTION\(' + STRING)
KEY = re.compile(r'<[^>]+>|.')


def check(tree):
    commands(tree, 'src/view/command.def', 'doc/rfcviewrc.5')
    settings(tree, 'src/library/settings.def', 'doc/rfcviewrc.5')
    options(tree, 'src/cli/options.def', 'doc/rfcview.1')
    for name in tree.files(r'^doc/.*\.[1-9]$'):
        well_formed(tree, name)


def entries(tree, page, macro):
    """name -> (line, the line after) of each list item of a manual page."""
    lines = (tree.text(page) or '').split('\n')
    pattern = re.compile(r'^\.It ' + macro + r' ?(\S+)')
    found = {}
    for number, line in enumerate(lines[:-1], 1):
        item = pattern.match(line)
        if item:
            found[item.group(1)] = (number, lines[number].replace('\\e', '\\'))
    return found


def commands(tree, source, page):
    named = entries(tree, page, 'Ic')
    for name, keys in COMMAND.findall(tree.text(source) or ''):
        expected = 'Keys: ' + ' '.join(KEY.findall(keys.replace('\\\\', '\\')))
        expect(tree, page, named, name, expected)


def settings(tree, source, page):
    named = entries(tree, page, 'Ic')
    default = dict(DEFAULT.findall(tree.text('assets/rfcviewrc') or ''))
    for name in SETTING.findall(tree.text(source) or ''):
        expect(tree, page, named, name, 'Default: ' + default.get(name, 'none'))


def options(tree, source, page):
    named = entries(tree, page, 'Fl')
    for name in OPTION.findall(tree.text(source) or ''):
        expect(tree, page, named, '-' + name, None)


def expect(tree, page, named, name, text):
    line, below = named.get(name, (1, None))
    if below is None:
        tree.fault(page, line, f'does not name "{name}"')
    elif text is not None and below != text:
        tree.fault(page, line + 1, f'says "{below}" of {name}, not "{text}"')


def well_formed(tree, name):
    if shutil.which('mandoc') is None:
        return
    run = subprocess.run(['mandoc', '-T', 'lint', name], cwd=tree.root, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    for line, what in re.findall(r'^mandoc: [^:\n]+:(\d+):\d+: (.*)$', run.stdout, re.M):
        if 'referenced manual not found' not in what:   # a question of what is installed here
            tree.fault(name, line, what)

#!/usr/bin/env bash
# shiboken6 / PySide6 6.8.3: once Qt is imported, modules that are compiled have their source read.
#
# Expected: a module with valid bytecode is imported from that; its source is not opened.
# Seen:     Qt's bindings put their own function in the place of builtins.__import__. After an import
#           they read the whole source of the module that it gave, looking for the word PySide6, to
#           know whether one of their optional features may apply to it. An import inside an import
#           is left out, but only where the outer one is an import statement: with
#           importlib.import_module("pkg.a") every module that pkg.a itself imports from is read
#           instead of one. A program that loads its parts by name so reads most of its sources at
#           each start; with builtins.__import__ called by name it does not.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
unset PYTHONDONTWRITEBYTECODE
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    shiboken6==6.8.3 PySide6-Essentials==6.8.3

mkdir "$tmp/pkg"
printf 'from pkg.b import B\nfrom pkg.c import C\nA = 1\n' >"$tmp/pkg/a.py"
echo 'B = 1' >"$tmp/pkg/b.py"
echo 'C = 1' >"$tmp/pkg/c.py"
: >"$tmp/pkg/__init__.py"
"$tmp/venv/bin/python" -m compileall -q "$tmp/pkg"

cat >"$tmp/opened.py" <<'PY'
"""Print the sources of pkg that are opened while pkg.a is imported in the way that is asked for."""
import importlib
import os
import sys

if sys.argv[2] == "with Qt":
    import PySide6.QtCore  # noqa: F401

opened = set()


def note(event, given):
    if event == "open" and str(given[0]).endswith(".py") and "pkg" in str(given[0]):
        opened.add(os.path.basename(given[0]))


sys.addaudithook(note)
if sys.argv[1] == "statement":
    from pkg.a import A  # noqa: F401
elif sys.argv[1] == "by name":
    importlib.import_module("pkg.a")
else:
    __import__("pkg.a", fromlist=["A"])
print(*sorted(opened))
PY

opened() { (cd "$tmp" && venv/bin/python opened.py "$1" "$2"); }

for way in "statement" "by name" "builtin"; do
    echo "$way: without Qt [$(opened "$way" without)], with Qt [$(opened "$way" "with Qt")]"
    [ "$(opened "$way" without)" = "" ]
done
[ "$(opened "statement" "with Qt")" = "a.py" ]
[ "$(opened "builtin" "with Qt")" = "a.py" ]
[ "$(opened "by name" "with Qt")" = "b.py c.py" ]

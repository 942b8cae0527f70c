#!/usr/bin/env bash
# shiboken6 / PySide6 6.8.3: each import compiles the wheel's own Python sources anew.
#
# The Python half of Qt's bindings (package shibokensupport: signatures, enumerations, features) is
# no ordinary package in site-packages: it lies zipped inside a shared library.
#
# Expected: as with any installed package, the first import writes bytecode and later ones read it.
# Seen:     every start of every program compiles its sources again, since what lies in the library
#           has no place for bytecode; about a fifth of the time of `import PySide6.QtCore`. With
#           SBK_EMBED=0 in the environment one import unpacks the sources into shiboken6/files.dir.
#           From then on they are taken from there, without that setting too, and once there is
#           bytecode beside them nothing is compiled any more.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
unset PYTHONDONTWRITEBYTECODE SBK_EMBED
python3 -m venv "$tmp/venv"
python="$tmp/venv/bin/python"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    shiboken6==6.8.3 PySide6-Essentials==6.8.3

cat >"$tmp/compiled.py" <<'PY'
"""Print how many sources of shibokensupport an import of Qt compiles, and where they lie."""
import sys

seen = []
sys.addaudithook(lambda event, args: event == "compile" and args[0] is not None and seen.append(args[1]))
import PySide6.QtCore  # noqa: E402,F401
import shibokensupport

names = [str(name) for name in seen if "shibokensupport" in str(name)]
print(len(names), "unpacked" if "files.dir" in shibokensupport.__file__ else "embedded")
PY

compiled() { "$python" "$tmp/compiled.py"; }

first=$(compiled)
second=$(compiled)
echo "embedded, first and second start: $first / $second"
[ "$first" = "$second" ]
[ "${second#* }" = embedded ]
[ "${second%% *}" -ge 5 ]

SBK_EMBED=0 "$python" -c "import PySide6.QtCore"
later=$(compiled)
last=$(compiled)
echo "unpacked, later starts: $later / $last"
[ "$last" = "0 unpacked" ]

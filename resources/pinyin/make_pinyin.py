"""Makes readings.txt beside it: every character's readings without tones, the usual one first.

Usage: python make_pinyin.py DOWNLOADS, where DOWNLOADS is a folder that holds, or will hold,
Debian's package unicode-data (sources.md); when it is missing there, apt-get fetches it.
"""

from __future__ import annotations

import bz2
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
# 通用规范汉字字典 lists what is read today; 汉语大字典 is asked only where no other source speaks.
SOURCES = ("kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinyin")
MOST = 5


def unihan_readings(downloads: Path) -> dict[str, dict[str, str]]:
    """Give {source: {character: value}} from Unihan_Readings."""
    if not any(downloads.glob("unicode-data_*.deb")):
        subprocess.run(["apt-get", "download", "unicode-data"], cwd=downloads, check=True)
    package = max(downloads.glob("unicode-data_*.deb"))
    folder = downloads / "unicode-data"
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    found: dict[str, dict[str, str]] = {name: {} for name in SOURCES}
    path = folder / "usr/share/unicode/Unihan_Readings.txt.bz2"
    for line in bz2.decompress(path.read_bytes()).decode("utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and parts[1] in found:
            code = parts[0].partition("+")[2]
            found[parts[1]][chr(int(code, 16))] = parts[2]
    return found


def toneless(syllable: str) -> str:
    """Give `syllable` in letters a to z, ü as v: the way it is typed."""
    plain = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha())


def listed(value: str) -> list[str]:
    """Give the readings in one Unihan value, with or without places before them."""
    return [
        toneless(reading)
        for part in value.split()
        for reading in part.split(":")[-1].split(",")
        if toneless(reading)
    ]


def readings_of(character: str, table: dict[str, dict[str, str]]) -> tuple[str, ...]:
    """Give the readings of one character, the usual one first, each once."""
    found = dict.fromkeys(listed(table["kMandarin"].get(character, "")))
    current = table["kTGHZ2013"].get(character, "")
    found |= dict.fromkeys(listed(current or table["kXHC1983"].get(character, "")))
    if not found or not current:
        found |= dict.fromkeys(listed(table["kHanyuPinyin"].get(character, ""))[:2])
    return tuple(found)[:MOST]


def lines(characters: Iterable[str], table: dict[str, dict[str, str]]) -> list[str]:
    """Give one line for each set of readings: the readings, a tab, the characters."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for character in characters:
        if readings := readings_of(character, table):
            groups.setdefault(readings, []).append(character)
    return [f"{' '.join(each)}\t{''.join(groups[each])}" for each in sorted(groups)]


def main(downloads: Path) -> None:
    """Make readings.txt from what `downloads` holds."""
    downloads.mkdir(parents=True, exist_ok=True)
    table = unihan_readings(downloads)
    table["kMandarin"]["〇"] = "líng"
    characters = sorted({character for source in table.values() for character in source})
    text = "\n".join(lines(characters, table))
    (HERE / "readings.txt").write_text(text + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

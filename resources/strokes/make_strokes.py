"""Makes order.txt and counts.txt beside it: the order of characters by strokes.

Usage: python make_strokes.py DOWNLOADS, where DOWNLOADS is a folder that holds, or will hold,
what sources.md names; what is missing there is fetched with apt-get, npm and pip.
"""

from __future__ import annotations

import bz2
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import merge
from itertools import groupby, pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEVELS = ((1, 3500), (3501, 6500), (6501, 8105))
FETCH = {
    "unicode-data_*.deb": ["apt-get", "download", "unicode-data"],
    "cnchar-order-*.tgz": ["npm", "pack", "cnchar-order@3.2.6"],
    "cn_sort-*.whl": [sys.executable, "-m", "pip", "download", "--no-deps", "cn-sort==0.14.0"],
}
# cnchar-order's letter of each stroke → 横 1, 竖 2, 撇 3, 点 4; every other letter is a 折 5.
FORMS = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "l": "4", "d": "4"}
# cnchar-order gives these a stroke too few or too many.
MISCOUNTED = frozenset("皙")

Key = tuple[int, str]


def fetched(downloads: Path, pattern: str) -> Path:
    """Give the one file in `downloads` that fits, after fetching it when it is missing."""
    if not any(downloads.glob(pattern)):
        subprocess.run(FETCH[pattern], cwd=downloads, check=True)
    return max(downloads.glob(pattern))


def unihan(downloads: Path, properties: Iterable[str]) -> dict[str, dict[str, str]]:
    """Give {property: {character: value}} from the Unihan files of Debian's package."""
    package = fetched(downloads, "unicode-data_*.deb")
    folder = downloads / "unicode-data"
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    found: dict[str, dict[str, str]] = {name: {} for name in properties}
    for path in sorted((folder / "usr/share/unicode").glob("Unihan_*.bz2")):
        for line in bz2.decompress(path.read_bytes()).decode("utf-8").splitlines():
            parts = line.split("\t")
            if len(parts) == 3 and parts[1] in found:
                code = parts[0].partition("+")[2]
                found[parts[1]][chr(int(code, 16))] = parts[2]
    return found


def listed_strokes(downloads: Path) -> dict[str, str]:
    """Give the stroke digits of the characters that cnchar-order lists."""
    with tarfile.open(fetched(downloads, "cnchar-order-*.tgz")) as package:
        member = package.extractfile("package/cnchar.order.min.js")
        text = member.read().decode("utf-8") if member else ""
    tables = [json.loads(found) for found in re.findall(r"JSON\.parse\('(\{.*?\})'\)", text)]
    return {
        character: "".join(FORMS.get(letter, "5") for letter in letters)
        for table in tables
        for character, letters in table.items()
        if isinstance(letters, str) and len(character) == 1 and character not in MISCOUNTED
        if not character.isascii()
    }


def composed_strokes(listed: Mapping[str, str], text: str) -> dict[str, str]:
    """Give the stroke digits of the rare characters of components.txt, part by part."""
    parts, composed = dict(listed), {}
    for line in text.splitlines():
        words = line.split()
        if words[0] == "@":
            parts[words[1]] = words[2]
        elif words[0] != "#":
            composed[words[0]] = "".join(
                part if part.isdigit() else parts[part] for part in words[1]
            )
    return composed


def old_ranks(downloads: Path) -> dict[str, int]:
    """Give cn-sort's places of the basic block, for characters whose strokes are not known."""
    with zipfile.ZipFile(fetched(downloads, "cn_sort-*.whl")) as package:
        entries = json.loads(package.read("cn_sort/res/all_word.json"))["all_word"]
    return {entry["chinese"]: entry["stroke_increment_level"] for entry in entries}


def official_levels(numbers: Mapping[str, str]) -> list[list[str]]:
    """Give the three levels of the table of 2013, each in its official order by strokes."""
    by_number = {int(value.split(":")[1]): character for character, value in numbers.items()}
    levels = [[by_number[n] for n in range(first, last + 1)] for first, last in LEVELS]
    if sum(map(len, levels)) != len(numbers):
        raise SystemExit("kTGH does not hold each number once")
    return levels


def check_levels(levels: Sequence[Sequence[str]], keys: Mapping[str, Key]) -> None:
    """Stop when the strokes of two neighbours contradict the official order of their level."""
    for level in levels:
        known = [character for character in level if character in keys]
        for before, after in pairwise(known):
            if keys[before] > keys[after]:
                raise SystemExit(f"{before} {keys[before]} stands before {after} {keys[after]}")


def place(
    character: str, low: int, high: int, known: Sequence[str], ranks: Mapping[str, int]
) -> int:
    """Give the index in `known`, from `low` to `high`, where the old ranks are least disturbed."""
    own = ranks.get(character)
    if own is None:
        return low
    wrong = sum(ranks.get(other, own) < own for other in known[low:high])
    best, fewest = low, wrong
    for index in range(low, high):
        rank = ranks.get(known[index], own)
        wrong += (rank > own) - (rank < own)
        if wrong < fewest:
            best, fewest = index + 1, wrong
    return best


def interleaved(lists: Iterable[Iterable[str]], ranks: Mapping[str, int]) -> Iterable[str]:
    """Give the characters of several lists as one, each list kept in order, by old ranks."""
    return merge(*lists, key=lambda character: ranks.get(character, 99_999))


def merged(
    levels: Sequence[Sequence[str]], keys: Mapping[str, Key], ranks: Mapping[str, int]
) -> list[str]:
    """Give all characters in one order that keeps the order of each level."""
    shared: dict[Key, list[list[str]]] = {}
    for level in levels:
        for key, same in groupby((c for c in level if c in keys), keys.__getitem__):
            shared.setdefault(key, []).append(list(same))
    known = [c for key in sorted(shared) for c in interleaved(shared[key], ranks)]
    if len(set(known)) != len(known):
        raise SystemExit("a character stands in two levels")
    position = {character: index for index, character in enumerate(known)}
    slots: list[list[list[str]]] = [[[] for _ in levels] for _ in range(len(known) + 1)]
    for number, level in enumerate(levels):
        low = 0
        for index, character in enumerate(level):
            if character in position:
                low = position[character] + 1
                continue
            after = next((position[c] for c in level[index:] if c in position), len(known))
            low = place(character, low, after, known, ranks)
            slots[low][number].append(character)
    result: list[str] = []
    for index, slot in enumerate(slots):
        result += interleaved(slot, ranks)
        result += known[index : index + 1]
    return result


def check_order(order: Sequence[str], levels: Sequence[Sequence[str]]) -> None:
    """Stop when the merged order breaks the official order of a level."""
    position = {character: index for index, character in enumerate(order)}
    for level in levels:
        places = [position[character] for character in level]
        if places != sorted(places):
            raise SystemExit("the merged order breaks an official level")


def counted(
    order: Sequence[str], keys: Mapping[str, Key], totals: Mapping[str, str]
) -> dict[int, list[str]]:
    """Give {strokes: characters in order}; a count unknown so far is held between neighbours."""
    lines: dict[int, list[str]] = {}
    current = 1
    ahead = [(index, keys[c][0]) for index, c in enumerate(order) if c in keys]
    for index, character in enumerate(order):
        if character in keys:
            current = keys[character][0]
        else:
            spot = bisect_left(ahead, (index, 0))
            top = ahead[spot][1] if spot < len(ahead) else 99
            current = min(max(current, int(totals[character].split()[0])), top)
        lines.setdefault(current, []).append(character)
    return lines


def rest_lines(totals: Mapping[str, str], listed: Iterable[str]) -> list[str]:
    """Give lines `first-code-point counts`, a count as the character 33 above it, ! for none."""
    skip = set(listed)
    counts = {ord(c): int(v.split()[0]) for c, v in totals.items() if c not in skip}
    counts[ord("〇")] = 1
    lines, points = [], sorted(counts)
    start = previous = points[0]
    text = ""
    for point in points:
        if point - previous > 256:
            lines.append(f"{start:X} {text}")
            start, text = point, ""
        elif text:
            text += "!" * (point - previous - 1)
        text += chr(33 + counts[point])
        previous = point
    return [*lines, f"{start:X} {text}"]


def main(downloads: Path) -> None:
    """Make both files from what `downloads` holds."""
    downloads.mkdir(parents=True, exist_ok=True)
    table = unihan(downloads, ["kTGH", "kTotalStrokes"])
    levels = official_levels(table["kTGH"])
    listed = listed_strokes(downloads)
    composed = composed_strokes(listed, (HERE / "components.txt").read_text("utf-8"))
    strokes = {c: d for c in table["kTGH"] if (d := composed.get(c) or listed.get(c))}
    keys = {character: (len(digits), digits) for character, digits in strokes.items()}
    check_levels(levels, keys)
    order = merged(levels, keys, old_ranks(downloads))
    check_order(order, levels)
    lines = counted(order, keys, table["kTotalStrokes"])
    text = "".join(f"{count} {''.join(lines[count])}\n" for count in sorted(lines))
    (HERE / "order.txt").write_text(text, "utf-8", newline="\n")
    rest = rest_lines(table["kTotalStrokes"], order)
    (HERE / "counts.txt").write_text("\n".join(rest) + "\n", "ascii", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

"""Makes radicals.txt beside it: every radical that has one, and the ideograph that it looks like.

Usage: python make_folding.py DOWNLOADS, where DOWNLOADS is a folder that holds, or will hold,
Debian's package unicode-data (sources.md); when it is missing there, apt-get fetches it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
# CJK Radicals Supplement and Kangxi Radicals; the strokes that the file also names stay strokes.
BLOCKS = (range(0x2E80, 0x2F00), range(0x2F00, 0x2FE0))


def equivalents(downloads: Path) -> Iterator[tuple[int, int]]:
    """Give each code point of EquivalentUnifiedIdeograph with its ideograph."""
    if not any(downloads.glob("unicode-data_*.deb")):
        subprocess.run(["apt-get", "download", "unicode-data"], cwd=downloads, check=True)
    package = max(downloads.glob("unicode-data_*.deb"))
    folder = downloads / "unicode-data"
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    path = folder / "usr/share/unicode/EquivalentUnifiedIdeograph.txt"
    for line in path.read_text("utf-8").splitlines():
        told = line.partition("#")[0]
        if ";" in told:
            points, ideograph = (part.strip() for part in told.split(";"))
            first, _, last = points.partition("..")
            for point in range(int(first, 16), int(last or first, 16) + 1):
                yield point, int(ideograph, 16)


def main(downloads: Path) -> None:
    """Make radicals.txt from what `downloads` holds."""
    downloads.mkdir(parents=True, exist_ok=True)
    rows = [
        f"{chr(point)} {chr(ideograph)}"
        for point, ideograph in sorted(equivalents(downloads))
        if any(point in block for block in BLOCKS)
    ]
    (HERE / "radicals.txt").write_text("\n".join(rows) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

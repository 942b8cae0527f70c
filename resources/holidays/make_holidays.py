"""Puts the years before 2025 into holidays.csv beside it, and checks the others against them.

Usage: python make_holidays.py DOWNLOADS, where DOWNLOADS is a folder that holds, or will hold, the
package that sources.md names; when it is missing there, pip fetches it. The years from 2025 on are
typed from the notices and stay as they are: the script stops where the package contradicts a day.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PACKAGE = "chinesecalendar==1.11.0"
FIRST_TYPED = "2025"
NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节",
         "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "抗战胜利纪念日"}  # fmt: skip
Row = tuple[str, str, str]


def packaged(downloads: Path) -> list[Row]:
    """Give every day of the package: day, kind, name."""
    if not any(downloads.glob("chinesecalendar-*.whl")):
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", PACKAGE]
        subprocess.run(pip, cwd=downloads, check=True)
    with zipfile.ZipFile(max(downloads.glob("chinesecalendar-*.whl"))) as wheel:
        source = wheel.read("chinese_calendar/constants.py")
    found: dict[str, Any] = {"__name__": "constants"}
    exec(compile(source, "constants.py", "exec"), found)
    names = {each.value: NAMES.get(each.chinese, each.chinese) for each in found["Holiday"]}
    rows = [(day.isoformat(), "rest", names[name]) for day, name in found["holidays"].items()]
    rows += [(day.isoformat(), "work", names[name]) for day, name in found["workdays"].items()]
    return sorted(rows)


def main(downloads: Path) -> None:
    """Make holidays.csv anew from what `downloads` holds."""
    downloads.mkdir(parents=True, exist_ok=True)
    path, rows = HERE / "holidays.csv", packaged(downloads)
    with path.open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    typed = [line for line in lines if line[0] >= FIRST_TYPED]
    theirs = {day: kind for day, kind, _ in rows if day >= FIRST_TYPED}
    if theirs != {day: kind for day, kind, _ in typed if day[:4] <= max(theirs)[:4]}:
        raise SystemExit("the package and the typed years contradict each other")
    earlier = [row for row in rows if row[0] < FIRST_TYPED]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *earlier, *typed])


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

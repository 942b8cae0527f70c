"""Runs the bundle from a copy, with checkout, Python, fonts and environment out of its reach.

`python -m tests.bundle.smoke dist/committee-desk` copies the folder, hides this checkout, the
Python that built it and the system's fonts behind empty file systems of a mount namespace of its
own, empties the environment, and lets the program make the demo, check its file, read a workbook,
print a PDF and open its window. Each step must succeed; the size is printed last.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = "committee-desk"
WINDOW_SECONDS = 6
RARE = "㛃"


class Failed(Exception):
    """One step of the smoke test did not do what it should."""


def hidden_places() -> list[Path]:
    """Give what the bundle must not need: the checkout, the Python beneath it, fonts."""
    fonts = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/etc/fonts")]
    return [place for place in (ROOT, Path(sys.base_prefix), *fonts) if place.is_dir()]


def alone(work: Path, command: list[str]) -> list[str]:
    """Give the command line that runs `command` with the hidden places empty."""
    python_is_the_systems = Path(sys.base_prefix) == Path("/usr")
    places = [p for p in hidden_places() if not (python_is_the_systems and p == Path("/usr"))]
    hide = "; ".join(f"mount -t tmpfs none '{place}'" for place in places)
    environment = [
        "/usr/bin/env", "-i", f"HOME={work / 'home'}", f"XDG_DATA_HOME={work / 'home'}",
        "QT_QPA_PLATFORM=offscreen", "LANG=C.UTF-8",
    ]  # fmt: skip
    script = f'set -e; {hide}; cd "$0"; exec "$@"'
    return [
        "unshare", "--mount", "--map-root-user", "sh", "-c", script, str(work),
        *environment, *command,
    ]  # fmt: skip


def run(work: Path, *arguments: str, seconds: int = 120) -> str:
    """Run the copied program with the arguments and give what it printed."""
    command = alone(work, [str(work / PROGRAM / PROGRAM), *arguments])
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    print(f"  {' '.join(arguments[:4])}: exit {done.returncode}", flush=True)
    if done.returncode != 0:
        raise Failed(f"{arguments}: {done.stdout[-800:]}{done.stderr[-800:]}")
    return done.stdout


def window_stays_open(work: Path, file: Path) -> None:
    """Open the window on the file and see that it is still there, and calm, some seconds later."""
    command = alone(work, [str(work / PROGRAM / PROGRAM), "--file", str(file)])
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        process.wait(WINDOW_SECONDS)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.communicate(timeout=30)
    else:
        raise Failed(f"the window closed by itself: {process.communicate()[1][-800:]}")
    diary = next((work / "home").rglob(f"{PROGRAM}.log"), None)
    told = diary.read_text(encoding="utf-8") if diary else ""
    if "uncaught" in told or "no icons" in told:
        raise Failed(told[-800:])
    print("  window: open and calm", flush=True)


def printed_text(pdf: Path) -> str:
    """Give the text of a PDF as pdftotext reads it."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def folder_size(folder: Path) -> int:
    """Give the bytes of all files under a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def smoke(bundle: Path, work: Path) -> None:
    """Take the bundle through a day's steps under `work`; `Failed` names the step that broke."""
    shutil.copytree(bundle, work / PROGRAM, symlinks=True)
    (work / "home").mkdir()
    run(work, "demo", str(work / "demo"), seconds=600)  # pictures of every page in both looks
    file = next((work / "demo").glob("*.zwh"), None)
    if file is None:
        raise Failed("the demo wrote no office file")
    run(work, "--file", str(file), "check")
    run(work, "--file", str(file), "export", "member", str(work / "members.xlsx"))
    again = run(work, "--file", str(file), "import", "member", str(work / "members.xlsx"))
    if "新增 0 修改 0" not in again:
        raise Failed(f"an exported workbook came back changed: {again[-200:]}")
    run(work, "--file", str(file), "export", "member", str(work / "members.pdf"))
    if RARE not in printed_text(work / "members.pdf"):
        raise Failed("a rare character is not in the printed list")
    window_stays_open(work, file)


def main(arguments: list[str]) -> int:
    """Run the smoke test on one bundle folder; give 0 when every step went well."""
    bundle = Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory(prefix="smoke-") as folder:
        try:
            smoke(bundle, Path(folder))
        except Failed as failure:
            print(f"smoke: {failure}")
            return 1
    print(f"smoke: passed; {bundle.name} is {folder_size(bundle) / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

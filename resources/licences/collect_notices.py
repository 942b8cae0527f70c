"""Collects the licences of everything that a bundle carries, as one text."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
RULE = "=" * 78
LICENCE_FILE = re.compile(r"(licen[cs]es?|copying|notice|ofl)[^/]*$|/licenses/", re.IGNORECASE)
DEBIAN_PAPERS = Path("/usr/share/doc")


def locked_names(lock: Path) -> list[str]:
    """Give the names of the packages that one lock file pins and that this system uses."""
    named = re.findall(r"^([A-Za-z0-9_.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted({name for name in named if _installed(name)}, key=str.lower)


def _installed(name: str) -> bool:
    return bool(list(metadata.distributions(name=name)))


def package_section(name: str) -> str:
    """Give the title, licence and licence texts of one installed Python package."""
    about = metadata.distribution(name)
    said = about.metadata["License-Expression"] or about.metadata["License"] or ""
    head = f"{about.metadata['Name']} {about.version}"
    texts = [
        path.locate().read_text(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
        for path in about.files or ()
        if ".dist-info" in str(path) and LICENCE_FILE.search(str(path))
    ]
    if not texts and "LGPL-3.0" in said:
        papers = (HERE / "LGPL-3.0.txt", HERE / "GPL-3.0.txt")
        texts = [paper.read_text(encoding="utf-8") for paper in papers]
    return "\n\n".join([RULE, head, said.splitlines()[0] if said else "", *texts])


def python_section() -> str:
    """Give the licence of the Python that runs this."""
    places = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        DEBIAN_PAPERS / f"python3.{sys.version_info.minor}" / "copyright",
    ]
    text = next((p.read_text(encoding="utf-8", errors="replace") for p in places if p.exists()), "")
    return "\n\n".join([RULE, f"Python {sys.version.split()[0]}", text])


def resource_sections() -> list[str]:
    """Give the licence files that lie beside our own resources: fonts, tables."""
    return [
        "\n\n".join([RULE, path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")])
        for path in sorted((ROOT / "resources").rglob("*"))
        if path.is_file()
        and path.parent != HERE
        and path.suffix in {".txt", ".md", ""}
        and (LICENCE_FILE.search(path.name) or path.name == "sources.md")
    ]


def system_sections(libraries: Iterable[Path]) -> list[str]:
    """Give the papers of the Debian packages that the bundled system libraries come from."""
    packages = sorted({package for path in libraries for package in _packages_of(path)})
    return [
        "\n\n".join([RULE, f"{name} (system library)", paper.read_text("utf-8", "replace")])
        for name in packages
        if (paper := DEBIAN_PAPERS / name / "copyright").exists()
    ]


def _packages_of(path: Path) -> list[str]:
    if not shutil.which("dpkg-query"):
        return []
    found = subprocess.run(
        ["dpkg-query", "--search", f"*/{path.name}"], capture_output=True, text=True, check=False
    )
    return [line.split(":")[0] for line in found.stdout.splitlines()]


def notices(libraries: Iterable[Path] = ()) -> str:
    """Give the whole text; `libraries` are the system libraries that go into a bundle."""
    head = (
        "专委会工作台使用下列软件、字体和数据，各依其许可。\n"
        "The program contains the following parts, each under its own licence."
    )
    packages = [package_section(name) for name in locked_names(ROOT / ".locks" / "run.txt")]
    sections = [head, python_section(), *packages, *resource_sections()]
    return "\n\n".join([*sections, *system_sections(libraries)]) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "THIRD-PARTY-NOTICES.txt"
    target.write_text(notices(), encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size // 1024} KiB")

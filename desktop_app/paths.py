"""Where things are: the program's own files, the user's profile, the office's shared folder."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

PROGRAM = "committee-desk"
FOLDER = "专委会工作台"
LONGEST_NAME = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def root() -> Path:
    """Give the folder that holds forms/, resources/ and docs/: the checkout, or the bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """Give the file or folder `name` (with slashes) under resources/."""
    return root() / "resources" / name


def form(name: str) -> Path:
    """Give the Qt Designer file `name` under forms/."""
    return root() / "forms" / name


def manual(chapter: str = "") -> Path:
    """Give the manual's folder, or the Markdown file of one chapter, named as its page is."""
    folder = root() / "docs" / "manual"
    return folder / f"{chapter}.md" if chapter else folder


def notices() -> Path:
    """Give the text of the licences of everything inside the bundle.

    It is made when the program is set up or bundled.
    """
    return resource("licences/THIRD-PARTY-NOTICES.txt")


def file_name(text: str, otherwise: str = "未命名") -> str:
    """Give a text as the name of one file that Windows takes too; never a path.

    What Windows forbids becomes "_": its signs and the names of its devices; points and blanks
    at the end go. A long one loses its middle, the suffix stays.
    """
    name = _FORBIDDEN.sub("_", text).strip().rstrip(". ")
    if len(name) > LONGEST_NAME:
        suffix = Path(name).suffix[:20]
        name = name[: LONGEST_NAME - len(suffix)].rstrip(". ") + suffix
    if not name.strip("._ "):
        return otherwise
    return f"_{name}" if _DEVICE.fullmatch(name) else name


def is_there(path: Path) -> bool:
    """Whether a file or folder can be reached now.

    A locked drive (BitLocker), a broken stick or a forbidden folder counts as not there.
    """
    try:
        return path.exists()
    except OSError:
        return False


def profile_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Give this user's own folder for window state and logs; nobody has created it yet."""
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / PROGRAM


def office_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Give the folder that first start offers for the office file: one all users of the PC share.

    Where no shared folder can be written, the user's own documents.
    """
    shared = _shared_folder(environment, platform)
    if os.access(shared, os.W_OK):
        return shared / FOLDER
    return Path.home() / "Documents" / FOLDER


def _shared_folder(environment: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        public = environment.get("PUBLIC") or r"C:\Users\Public"
        return Path(public) / "Documents"
    if platform == "darwin":
        return Path("/Users/Shared")
    return Path("/srv")

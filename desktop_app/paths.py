"""Where things are: the program's own files, the user's profile, the office's shared folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

PROGRAM = "committee-desk"
FOLDER = "专委会工作台"


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

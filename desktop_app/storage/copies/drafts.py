"""The drafts file of an office file: the unsaved contents of open forms.

JSON with a checksum, written to a temporary name, synced and renamed, readable by its owner only. A
file that another user of the computer wrote is neither read nor replaced: ours gets the name of our
login behind its own.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app import paths
from desktop_app.settings import login_name
from desktop_app.storage.file import durable, failures
from desktop_app.storage.file.rights import make_private

FORMAT = 1
LARGEST = 256 * 1024 * 1024
_END = ".草稿"
_log = logging.getLogger(__name__)


class KeptLine(NamedTuple):
    """One child record in a form: stored values, and its id (None: not stored yet)."""

    key: int | None
    values: dict[str, Any]


class OpenChild(NamedTuple):
    """The child that was being written in a dialog of its own.

    `place` is its place among the lines of its record, None for one that was being added.
    """

    record: str
    place: int | None
    values: dict[str, Any]
    typed: dict[str, Any]


class KeptDraft(NamedTuple):
    """One form that was open: the contents `typed` over the stored `values`.

    `base` are the stored children and `lines` those in the form, by the key of their record.
    `token` names the form, `at` is local ISO time, `changes` counts what was changed.
    """

    token: str
    record: str
    key: int | None
    title: str
    at: str
    clerk: str
    changes: int
    schema: int
    values: dict[str, Any]
    typed: dict[str, Any]
    base: dict[str, list[KeptLine]]
    lines: dict[str, list[KeptLine]]
    child: OpenChild | None = None


class Damaged(Exception):
    """A drafts file that cannot be understood; the text says why, for the log."""


def path_of(office_path: Path) -> Path:
    """The drafts file of an office file."""
    return office_path.with_name(office_path.name + _END)


def read(office_path: Path) -> list[KeptDraft]:
    """The drafts of an office file, empty if there are none.

    `Damaged` for a file that cannot be understood, `UserError` when the disk cannot be read.
    """
    found: dict[str, KeptDraft] = {}
    for path in _own(office_path):
        with failures.explained("上次没有保存的草稿没有读出："):
            data = _bytes(path)
        if data is not None:
            found |= {each.token: each for each in _parsed(data)}
    return list(found.values())


def remove_unfinished(office_path: Path) -> None:
    """Remove what a killed program left half written; call it before anything is written."""
    try:
        durable.discard(durable.part_of(_target(office_path)))
    except OSError as error:
        _log.warning("unfinished drafts not removed: %s", error)


def write(office_path: Path, drafts: Sequence[KeptDraft]) -> None:
    """Replace the drafts of an office file, on the disk when this returns; none removes the file.

    `UserError` when the disk fails; the former drafts are still there then.
    """
    target = _target(office_path)
    with failures.explained("草稿没有写到磁盘上："):
        if drafts:
            _write(target, _encoded(drafts))
        for path in _own(office_path):
            if path != target or not drafts:
                path.unlink(missing_ok=True)
                durable.sync_folder(path.parent)


def set_aside(office_path: Path, now: datetime) -> list[Path]:
    """Give drafts files that cannot be understood another name; their new paths."""
    moved = []
    with failures.explained("损坏的草稿文件没有移开："):
        for path in _own(office_path):
            aside = path.with_name(f"{path.name}.损坏 {now:%Y-%m-%d %H%M%S}")
            durable.rename(path, aside)
            durable.sync_folder(path.parent)
            moved.append(aside)
    return moved


def places_of(office_path: Path) -> tuple[Path, Path]:
    """Where drafts may lie: the usual place, and the one where another user's file lies there."""
    usual = path_of(office_path)
    return usual, usual.with_name(f"{usual.name}-{paths.file_name(login_name(), '本人')}")


def _own(office_path: Path) -> list[Path]:
    """The drafts files that are there and may be read by this user."""
    return [each for each in places_of(office_path) if os.access(each, os.R_OK)]


def _target(office_path: Path) -> Path:
    usual, other = places_of(office_path)
    return other if usual.exists() and not os.access(usual, os.R_OK) else usual


def _write(target: Path, data: bytes) -> None:
    part = durable.part_of(target)
    try:
        make_private(part)  # before there is anything in it
        with part.open("wb") as file:
            file.write(data)
        durable.move_into_place(part, target)
    finally:
        durable.discard(part)


def _bytes(path: Path) -> bytes | None:
    """The bytes of a drafts file; None when its last draft was given up a moment ago."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        return None


def _encoded(drafts: Sequence[KeptDraft]) -> bytes:
    body = json.dumps([each._asdict() for each in drafts]).encode("ascii")
    head = {"format": FORMAT, "sha256": hashlib.sha256(body).hexdigest()}
    return json.dumps(head).encode("ascii") + b"\n" + body


def _parsed(data: bytes) -> list[KeptDraft]:
    """The drafts in the bytes of a file."""
    head, _, body = data.partition(b"\n")
    try:
        told = json.loads(head)
        if told["format"] > FORMAT:
            raise Damaged(f"format {told['format']}, known is {FORMAT}")
        if told["sha256"] != hashlib.sha256(body).hexdigest():
            raise Damaged("wrong checksum")
        return [_kept(each) for each in json.loads(body)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Damaged(repr(error)) from error


def _kept(found: dict[str, Any]) -> KeptDraft:
    lines = {
        name: {key: [KeptLine(*each) for each in rows] for key, rows in found[name].items()}
        for name in ("base", "lines")
    }
    child = OpenChild(*found["child"]) if found["child"] else None
    return KeptDraft(**{**found, **lines, "child": child})

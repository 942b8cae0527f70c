"""Where an output may be written: a checked path that replaces nothing an office needs."""

from __future__ import annotations

from pathlib import Path
from typing import NewType

from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.storage.file import protected

Destination = NewType("Destination", Path)
"""A path checked by `destination`; every service that writes a file for the user takes one."""

TABLE = (".xlsx", ".csv")
WORKBOOK = (".xlsx",)
PDF = (".pdf",)
PACKAGE = (".zwbao",)
OFFICE = (".zwh",)
ANY: tuple[str, ...] = ()


def destination(desk: Desk, path: Path, endings: tuple[str, ...]) -> Destination:
    """The path to write to.

    `UserError` when it has none of the `endings` (lower case, with the dot; none: any), and when
    it would replace an office file, one of its companions or a backup, whatever its name.
    """
    if endings and path.suffix.lower() not in endings:
        wanted = " 或 ".join(endings)
        raise UserError(f"“{path.name}”的结尾要是 {wanted}。没有写出，请换一个文件名。")
    if protected.is_protected(desk.office.path, path):
        raise UserError(
            f"“{path.name}”是办公文件、它的备份或它要用的文件，不能用别的内容覆盖它。"
            "没有写出，请换一个文件名或文件夹。"
        )
    return Destination(path)

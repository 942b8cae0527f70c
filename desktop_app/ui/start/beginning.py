"""How an office file is created: the choices of the first start, and the decision."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop_app.services.setup import Answers

SUFFIX = ".zwh"
FILES = "办公文件 (*.zwh);;所有文件 (*)"
NO_SECRETS = "本软件不得录入、存储国家秘密。"


class FileOrigin(StrEnum):
    """How the office file comes to be."""

    NEW = "new"
    OPEN = "open"
    RESTORE = "restore"
    UNPACK = "unpack"


class Beginning(NamedTuple):
    """What the user decided: the office file to work on, and for a new one the answers.

    `source` is the backup or the package that the file is made from.
    """

    way: FileOrigin
    file: Path
    clerk: str
    answers: Answers | None = None
    source: Path | None = None


class Offered(NamedTuple):
    """What the dialog starts from; `missing` is a remembered office file that is gone."""

    folder: Path
    clerk: str
    today: datetime.date
    missing: Path | None = None

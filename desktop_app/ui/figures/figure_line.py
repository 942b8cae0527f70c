"""One row of the table of figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.services.statistics.figures import Figure


class Line(NamedTuple):
    """One row: the title of a group, of a division ("family"), or a figure."""

    kind: str
    texts: Sequence[str]
    figure: Figure | None = None
    agrees: bool = True

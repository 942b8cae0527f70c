"""The result of reading a draft: values and problems."""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_app.errors import Problem


class Parsed(NamedTuple):
    """The values that a draft gave and every remark on it."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]

    @property
    def stops(self) -> bool:
        """Whether something must be changed before the record can be saved."""
        return any(problem.stops for problem in self.problems)

"""What a campaign found, and the line it prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MOST_FAILURES = 20
_most = [MOST_FAILURES]


@dataclass(slots=True)
class Outcome:
    """Cases tried, what failed in them, and a remark on the mix of cases."""

    cases: int = 0
    failures: list[str] = field(default_factory=list)
    remark: str = ""

    def enough(self) -> bool:
        """Whether so many failures were found that more cases would say nothing new."""
        return len(self.failures) >= _most[-1]

    def expect(self, holds: object, failure: str) -> bool:
        """Note a failure unless `holds`; whether it held."""
        if not holds:
            self.failures.append(failure)
        return bool(holds)


@contextmanager
def until_the_first_failure() -> Iterator[None]:
    """One failure is enough for what runs inside, as it is for a negative control."""
    _most.append(1)
    try:
        yield
    finally:
        _most.pop()


def line(name: str, outcome: Outcome, seconds: float, seed: int) -> str:
    """`name cases failures seconds seed`, the remark behind."""
    told = f"{name} {outcome.cases} {len(outcome.failures)} {seconds:.1f} {seed}"
    return f"{told}  ({outcome.remark})" if outcome.remark else told

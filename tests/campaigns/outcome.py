"""What a campaign found, and the line it prints."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """Cases tried, what failed in them, and a remark on the mix of cases."""

    cases: int = 0
    failures: list[str] = field(default_factory=list)
    remark: str = ""

    def expect(self, holds: object, failure: str) -> bool:
        """Note a failure unless `holds`; whether it held."""
        if not holds:
            self.failures.append(failure)
        return bool(holds)


def line(name: str, outcome: Outcome, seconds: float, seed: int) -> str:
    """`name cases failures seconds seed`, the remark behind."""
    told = f"{name} {outcome.cases} {len(outcome.failures)} {seconds:.1f} {seed}"
    return f"{told}  ({outcome.remark})" if outcome.remark else told

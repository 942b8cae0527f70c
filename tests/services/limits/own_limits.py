"""Sets the time limits of an office in tests."""

from __future__ import annotations

from desktop_app.records.time_limit import TimeLimit
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query


def set_limit(
    desk: Desk, what: str, value: int | None, unit: str = "days", platform: str | None = None,
    channel: str | None = None,
) -> int:  # fmt: skip
    """Write the limit of a matter, over the one that the office has for it; its key."""
    places = (Filter("what", "in", (what,)), Filter("platform", "in", (platform,)),
              Filter("channel", "in", (channel,)))  # fmt: skip
    kept = registers.find(desk, TimeLimit, Query(where=places))
    key = kept[0] if kept else None
    version = registers.draft(desk, TimeLimit, key).version if key else 0
    values = {"what": what, "platform": platform, "channel": channel, "value": value,
              "unit": unit}  # fmt: skip
    return registers.save(desk, TimeLimit, values, key=key, version=version).keys[0]

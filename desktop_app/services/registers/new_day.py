"""What a new day makes due: the subjects write it at the start and on the day's first use."""

from __future__ import annotations

from desktop_app.services.desk import Changed, Desk


def begin_day(desk: Desk) -> list[Changed]:
    """Write what the subjects make due on this day; the actions that changed something.

    `UserError` when the file cannot be written.
    """
    done: list[Changed] = [rule(desk) for each in desk.subjects for rule in each.new_day()]
    return [each for each in done if each.action is not None]

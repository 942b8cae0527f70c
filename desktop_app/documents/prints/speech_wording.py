"""What the prints of speeches share: who speaks, in which order, for which session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.documents.prints.declared import Setting, Shown, Values

LEAST = 10**9


def spoken_by(values: Values) -> str:
    """The author, and who speaks for a body: 演示专委会（演示甲代表发言）."""
    author, speaker = values.get("author", ""), values.get("speaker", "")
    if not speaker or speaker == author:
        return author
    return f"{author}（{speaker}代表发言）" if author else speaker


def number_in(each: Shown, field: str) -> int:
    """A number of a record, the largest where it has none."""
    text = each.values.get(field, "")
    return int(text) if text.isdecimal() else LEAST


def session_named(shown: Iterable[Shown]) -> str:
    """The session that all of them are for, '' where there are several."""
    named = {each.values.get("session", "") for each in shown} - {""}
    return named.pop() if len(named) == 1 else ""


def headed(shown: Sequence[Shown], setting: Setting, title: str) -> str:
    """The title of a list: office, session and what it is."""
    return f"{setting.office}{session_named(shown)}{title}"

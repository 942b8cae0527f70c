"""The explanation of a score as it may leave the program: internal words are held back."""

from __future__ import annotations

from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.explaining import ExplainedLine, ExplainedPart, Explanation


def outward_explanation(desk: Desk, found: Explanation) -> Explanation:
    """An explanation with the reasons and papers of entries as they may leave the program."""
    keys = [each.entry.key for each in found.lines if each.entry is not None]
    if not keys:
        return found
    read = outward.rows(desk, ScoreEntry, keys, ("reason", "document"))
    texts = {row[0]: (str(row[2] or ""), str(row[3] or "")) for row in read}

    def told(line: ExplainedLine) -> ExplainedLine:
        if line.entry is None or line.entry.key not in texts:
            return line
        reason, document = texts[line.entry.key]
        entry = line.entry._replace(reason=reason, document=document)
        return line._replace(what=reason, entry=entry)

    def told_part(part: ExplainedPart) -> ExplainedPart:
        return part._replace(lines=tuple(map(told, part.lines)))

    categories = tuple(
        each._replace(parts=tuple(map(told_part, each.parts))) for each in found.categories
    )
    return found._replace(categories=categories, others=tuple(map(told, found.others)))

"""Units that assist with a suggestion, in files of versions that did not write them there."""

from __future__ import annotations

from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.storage.file import office_settings

ACTION = "程序整理：提案建议的协办单位"
_SETTING, _DUE = "suggestion_partners", "due"
"""Written by step 6 of the schema."""


def settle_partners(desk: Desk) -> Changed:
    """Name the assisting units in the suggestions that lack them, once after such an upgrade.

    One action, by the program itself; nothing where all are named. `UserError` when the file
    cannot be written.
    """
    if office_settings.read(desk.office, _SETTING) != _DUE:
        return Changed(None)
    from desktop_app.services.proposals.sheet_lines import partners_missing

    put = partners_missing(desk)
    changed = desk.write(put, action=ACTION, cascading=Cascading.NOTHING, by_program=True)
    office_settings.write(desk.office, _SETTING, desk.today.isoformat())
    return changed

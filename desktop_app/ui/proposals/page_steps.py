"""What can be done next on the page of a proposal: its own steps and those of its sheets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.proposals.next_steps import proposal_steps, sheet_steps
from desktop_app.services.proposals.proposal_page import SheetLine
from desktop_app.ui.record_page.declared import Opened, PageStep, PageSteps
from desktop_app.ui.row_actions.row_actions import RowAction, row_actions_of
from desktop_app.ui.ui_context import UiContext

NATURAL = frozenset((
    "sign", "opine", "reply", "check_reply", "poll", "redo", "redo_reply", "decide_return",
    "follow", "close_sheet",
))  # fmt: skip
"""Steps of a sheet that take it onward."""
BEGINNING = frozenset(("review", "file", "assign", "archive", "reject", "merge_proposals", "amend",
                       "pass_on", "split_proposal"))  # fmt: skip
"""Steps of a proposal that may be the natural one."""
OF_SHEET = 3
"""So many further steps of the sheet that is to be worked on next are offered."""


def page_steps(context: UiContext, opened: Opened) -> PageSteps:
    """The natural step of a proposal or, while units work on it, of a sheet; and the others.

    The sheets of answering units come first. One that several units could be meant by names its
    unit.
    """
    values, sheets = opened.values, opened.more.sheets
    own = _own_steps(context, opened.key)
    of_sheets = _sheet_steps(context, sheets)
    if Proposal.HANDLED.holds(values) and of_sheets and values["state"] != "reassigning":
        first = next((steps for steps in of_sheets if steps[0].name in NATURAL), None)
        if first is not None:
            rest = [steps[0] for steps in of_sheets if steps is not first]
            others = [*first[1 : 1 + OF_SHEET], *own, *rest, *first[1 + OF_SHEET :]]
            return PageSteps(first[0].step, [each.step for each in others])
    others = [*own, *(steps[0] for steps in of_sheets)]
    is_left = not (Proposal.LIVE.holds(values) and own and own[0].name in BEGINNING)
    if is_left or values["state"] in ("assigned", "handling"):
        return PageSteps(None, [each.step for each in others])
    return PageSteps(own[0].step, [each.step for each in others[1:]])


class _Named(NamedTuple):
    """A step with the key of its row action."""

    name: str
    step: PageStep


def _own_steps(context: UiContext, key: int) -> list[_Named]:
    return _steps(context, Proposal, key, proposal_steps(context.desk, key))


def _sheet_steps(context: UiContext, sheets: Iterable[SheetLine]) -> list[list[_Named]]:
    """The steps of each sheet that somebody still has to act on, where there are any."""
    live = [each for each in sheets if ProposalHandling.LIVE.holds(each.values)]
    found = []
    for each in live:
        about = str(each.values["unit"]) if len(live) > 1 else ""
        names = sheet_steps(context.desk, each.key)
        if ProposalHandling.OPEN.holds(each.values) or "follow" in names:
            found.append(_steps(context, ProposalHandling, each.key, names, about))
    return [steps for steps in found if steps]


def _steps(
    context: UiContext, model: type[Record], key: int, names: Iterable[str], about: str = ""
) -> list[_Named]:
    actions = {each.name: each for each in row_actions_of(context.desk, model)}
    return [
        _Named(name, PageStep(
            actions[name].title, actions[name].icon,
            partial(_run, context, model, key, actions[name]), about,
        ))
        for name in names
    ]  # fmt: skip


def _run(
    context: UiContext, model: type[Record], key: int, action: RowAction, window: QWidget
) -> None:
    action.run(context, model, [key], window)


def step_of(context: UiContext, model: type[Record], key: int, name: str) -> PageStep:
    """One step of a record by the key of its row action."""
    return _steps(context, model, key, [name])[0].step

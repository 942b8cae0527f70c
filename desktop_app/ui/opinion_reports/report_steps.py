"""The steps of opinion reports as dialogs, from editing to their end, and what they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from desktop_app.records.consultation import Consultation
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.opinion_reports import issuing, lineage, report_sources
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep, Inputs

Known = Callable[[Desk, Sequence[int]], Mapping[str, Any]]


def _to(state: str) -> Callable[[Desk, Sequence[int], Inputs], Changed]:
    """Gives the reports a later state with the inputs."""

    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        return issuing.move_to(desk, keys, state, given)

    return run


def _known(day: str, *kept: str) -> Known:
    """Begins with today for a day, and with what is stored of one report for other fields."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, OpinionReport, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in (day, *kept)} if found else {}
        return {**known, day: known.get(day) or desk.today.isoformat()}

    return values


def _text_to_edit(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """The text as issued so far; the original to begin with."""
    known = dict(_known("edited_on", "editor", "issued_text")(desk, keys))
    if len(keys) == 1 and not known.get("issued_text"):
        known["issued_text"] = issuing.report(desk, keys[0]).values["content"]
    return {"editor": desk.clerk, **{name: value for name, value in known.items() if value}}


def _given_up(state: str) -> Callable[[Desk, Sequence[int], Inputs], Changed]:
    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        return issuing.give_up(desk, keys, state, given)

    return run


def _today(day: str, **more: object) -> Known:
    def values(desk: Desk, _keys: Sequence[int]) -> Mapping[str, Any]:
        return {day: desk.today.isoformat(), **more}

    return values


_step = partial(HandlingStep, about=OpinionReport, record=OpinionReport)

EDIT = _step(
    title="编辑", done="存编发稿", fields=("editor*", "edited_on*", "issued_text*"),
    run=_to("editing"), known=_text_to_edit, lines=9,
    hint="编发稿从原稿开始改，原稿留着；改了哪些，表单里对照着标出来。",
)  # fmt: skip
CHECK = _step(
    title="审核", done="审核通过", fields=("checker*", "checked_on*"), run=_to("checked"),
    known=_known("checked_on", "checker"),
)  # fmt: skip
ISSUE = _step(
    title="签发编号", done="签发", fields=("issuer*", "issued_on*"), run=issuing.issue,
    known=_known("issued_on", "issuer"),
    hint="编号接着当年的最后一期编，几条一起签发的按收到的先后编。",
)  # fmt: skip
SEND = _step(
    title="报送", done="报送", fields=("channels*", "sent_on*", "sent_no", "addressee"),
    run=_to("sent"), known=_known("sent_on", "channels", "sent_no", "addressee"),
)  # fmt: skip
ADOPT = _step(
    title="登记采用", done="登记", record=ReportAdoption,
    fields=("level*", "form*", "day*", "publication", "number", "note"), run=issuing.adopt,
    known=_today("day", form="single"),
    hint="一级采用登记一次；几级都采用的分别登记，信息上显示最高的一级。",
)  # fmt: skip
UNADOPTED = _step(
    title="未采用", done="未采用", fields=("reasons*", "reason_note"),
    run=_given_up("unadopted"),
)  # fmt: skip
UNUSED = _step(
    title="不编发", done="不编发", fields=("reasons*", "reason_note"), run=_given_up("unused"),
    hint="不编发的也留在台账里，以后可以用“变更状态”改回来。",
)  # fmt: skip
CLOSE = _step(
    title="办结", done="办结", fields=("closed_on*", "became", "became_note"), run=_to("closed"),
    known=_known("closed_on", "became", "became_note"),
)  # fmt: skip


MADE = "反映者、单位、界别、专委会和正文照信息填写；信息上记下去向，不外传的仍然不外传。"
SOURCED = "来处写明是这一条，专委会照原来的填写；在社情民意里接着编辑、签发、报送。"


def _made(
    record: type[Record], fields: tuple[str, ...], word: str, of: str, *,
    about: type[Record] = OpinionReport, by: Any = lineage, to: str = "to", hint: str = MADE,
) -> HandlingStep:  # fmt: skip
    """A step that makes a record of one of another kind; the module `by` says how."""

    def run(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
        changed: Changed = getattr(by, f"{to}_{of}")(desk, keys[0], given)
        return changed

    def known(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        draft: Mapping[str, Any] = getattr(by, f"{of}_draft")(desk, keys[0])
        return {**record.defaults(lookup(desk, record)), **draft}

    return HandlingStep(
        title=word, done=word, about=about, record=record, fields=fields, run=run, known=known,
        hint=hint, lines=6,
    )  # fmt: skip


TO_PROPOSAL = _made(Proposal, ("name*", "session", "received_on*"), "转提案", "proposal")
TO_TOPIC = _made(Topic, ("name*", "five_points", "point", "raised_on*"), "转协商议题", "topic")
_REPORT = ("name*", "received_on*", "content")
FROM_CONSULTATION = _made(
    OpinionReport,
    _REPORT,
    "转社情民意",
    "consultation",
    about=Consultation,
    by=report_sources,
    to="from",
    hint=SOURCED,
)
FROM_OUTCOME = _made(
    OpinionReport,
    _REPORT,
    "转社情民意",
    "outcome",
    about=Outcome,
    by=report_sources,
    to="from",
    hint=SOURCED,
)

"""精品案例 drawn from consultations: what their records say, written together for the clerk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.errors import UserError
from desktop_app.records.case import Case
from desktop_app.records.consensus import Consensus
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.field_types import Code, LongText
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Draft, attachments, blank
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.blobs import attachments as files
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.predicate_sql import filters_of

CUT = "……"


def drawn(desk: Desk, keys: Sequence[int]) -> Draft:
    """A new case from some consultations, in the order of their days; not saved yet.

    Its photo is the first picture attached to the consultations, stored among the photos. Where a
    topic or a suggestion among its sources is internal (不外传), so is the case.
    """
    held = sorted(stored(desk, Consultation, keys), key=lambda each: each.values["held_on"] or "~")
    if not held:
        raise UserError("请先选中要整理成案例的协商。")
    gathered = _Gathered(desk, held)
    first = held[0].values
    year = max((each.values["held_on"] or "")[:4] for each in held)
    given: dict[str, Any] = {
        "name": first["name"],
        "consultations": tuple(sorted(each.key for each in held)),
        "point": _common(each.values["point"] for each in held),
        "committee": _common(each.values["committee"] for each in held),
        "year": int(year) if year else None,
        "photo": _photo(desk, held),
        "background": _fitting(gathered.background()),
        "process": _fitting(gathered.process()),
        "result": _fitting(gathered.result()),
        "effect": _fitting(gathered.effect()),
        "figures": _fitting(gathered.figures()),
        "internal": gathered.internal(),
    }
    return blank(desk, Case, **{name: value for name, value in given.items() if value})


class _Gathered:
    """The records linked with some consultations, read in a few queries, and their texts."""

    def __init__(self, desk: Desk, held: Sequence[Stored]) -> None:
        self._names, self._held = lookup(desk), held
        keys = [each.key for each in held]
        topics = [key for each in held for key in each.values["topics"]]
        self._topics = stored(desk, Topic, list(dict.fromkeys(topics)))
        came = filters_of(Participant.CAME, self._names)
        self._people = _pointing(desk, Participant, keys, *came)
        self._agreed = _pointing(desk, Consensus, keys)
        self._outcomes = sorted(_pointing(desk, Outcome, keys), key=_by_number)

    def internal(self) -> int | None:
        """1 where words that are held back come into the case."""
        sources = (*self._topics, *self._outcomes)
        return 1 if any(each.values["internal"] for each in sources) else None

    def background(self) -> str:
        """The contents of the topics and the findings of the survey."""
        raised = (str(each.values["content"] or "") for each in self._topics)
        found = (
            _labelled(Consultation, each, ("problems", "causes", "advice")) for each in self._held
        )
        return _together([*raised, *found])

    def process(self) -> str:
        """When, where, with whom and about what."""
        return _together(self._consultation(each) for each in self._held)

    def _consultation(self, each: Stored) -> str:
        values = each.values
        survey = show_chinese_day(values["survey_from"] or "")
        asked = f"{survey}起" if survey else ""
        where = f"到{values['survey_place']}" if values["survey_place"] else ""
        surveyed = f"{asked}{where}开展调研。" if asked or where else ""
        day = show_chinese_day(values["held_on"] or "")
        place = f"在{values['place']}" if values["place"] else ""
        host = f"，由{values['host']}主持" if values["host"] else ""
        people = self._taking_part(each.key)
        some = f"，{people}参加" if people else ""
        told = f"{day}{place}围绕“{values['name']}”开展协商{host}{some}。"
        rest = _labelled(Consultation, each, ("briefing", "questions", "answers", "speeches"))
        return _together([surveyed + told, rest])

    def _taking_part(self, key: int) -> str:
        roles = Counter(
            each.values["role"] for each in self._people if each.values["consultation"] == key
        )
        return self._by_code(Participant, "role", roles, "人")

    def result(self) -> str:
        """The summaries, the agreed matters, and the suggestions with their adoption."""
        agreed = [str(each.values["matter"]) for each in self._agreed]
        told = [self._suggested(each) for each in self._outcomes]
        summaries = [str(each.values["summary"] or "") for each in self._held]
        return _together([*summaries, _numbered("达成共识：", agreed),
                          _numbered("提出意见建议：", told)])  # fmt: skip

    def _suggested(self, each: Stored) -> str:
        values = each.values
        adoption = Outcome.field("adoption").show(values["adoption"], self._names)
        said = [adoption, values["unit"] or ""]
        content = str(values["content"]).rstrip("。；;，,")
        return f"{content}（{'，'.join(filter(None, said))}）"

    def effect(self) -> str:
        """What came of it: results, money, people, satisfaction."""
        own = [str(each.values["effect"] or "") for each in self._held]
        done = [str(each.values["result"]) for each in self._outcomes if each.values["result"]]
        return _together([*own, _numbered("", done)])

    def figures(self) -> str:
        """The counts behind the case, one a line."""
        outcomes = self._outcomes
        adopted = sum(Outcome.ADOPTED.holds(each.values) for each in outcomes)
        ended = sum(Outcome.ENDED.holds(each.values) for each in outcomes)
        roles = Counter(each.values["role"] for each in self._people)
        pleased = Counter(
            each.values["satisfaction"] for each in outcomes
            if each.values["satisfaction"] not in (None, "none")
        )  # fmt: skip
        money = sum(each.values["money"] or 0 for each in outcomes)
        people = sum(each.values["beneficiaries"] or 0 for each in outcomes)
        said = [
            f"协商 {len(self._held)} 场",
            f"参加 {len(self._people)} 人次（{self._by_code(Participant, 'role', roles, '人')}）"
            if roles else "",
            f"意见建议 {len(outcomes)} 条，采纳 {adopted} 条，办结 {ended} 条" if outcomes else "",
            f"落实资金 {Outcome.field('money').show(money, self._names)} 元" if money else "",
            f"受益 {people} 人" if people else "",
            "群众评价：" + self._by_code(Outcome, "satisfaction", pleased, "条") if pleased else "",
        ]  # fmt: skip
        return "\n".join(filter(None, said))

    def _by_code(self, model: type[Record], name: str, counts: Counter[Any], unit: str) -> str:
        field = model.field(name)
        order = self._names.codes[field.codes].order() if isinstance(field, Code) else ()
        sorted_codes = [*(code for code in order if code in counts),
                        *(code for code in counts if code not in order)]  # fmt: skip
        return "、".join(
            f"{field.show(code, self._names) or '其他'} {counts[code]} {unit}"
            for code in sorted_codes
        )


def _pointing(desk: Desk, model: type[Record], keys: Sequence[int], *more: Filter) -> list[Stored]:
    where = (Filter("consultation", "in", tuple(keys)), *more)
    return stored(desk, model, lists.find(desk.office, model, Query(where=where)))


def _by_number(each: Stored) -> tuple[bool, int, str, int]:
    """Suggestions by their number as people count, those without one by age."""
    number = each.values["number"] or ""
    return not number, len(number), number, each.key


def _labelled(model: type[Record], each: Stored, fields: Sequence[str]) -> str:
    said = ((model.field(name).label, each.values[name]) for name in fields)
    return "\n".join(f"{label}：{text}" for label, text in said if text)


def _together(texts: Iterable[str]) -> str:
    """The texts that say something, each once, one below the other."""
    return "\n".join(dict.fromkeys(filter(None, texts)))


def _numbered(head: str, texts: Sequence[str]) -> str:
    """The texts numbered below a head; one without a head needs no number."""
    if not head and len(texts) == 1:
        return texts[0]
    lines = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return "\n".join([head, *lines] if head else lines) if texts else ""


def _fitting(text: str) -> str:
    """A text as long as a field takes."""
    return text if len(text) <= LongText.longest else text[: LongText.longest - len(CUT)] + CUT


def _photo(desk: Desk, held: Sequence[Stored]) -> str | None:
    """The hash of the first undamaged picture attached to the consultations, kept as a photo."""
    for each in held:
        for file in attachments.attached(desk, Consultation, each.key):
            kept = _kept(desk, file) if file.kind == "photo" else None
            if kept:
                return kept
    return None


def _kept(desk: Desk, file: attachments.Attached) -> str | None:
    """The hash of a picture kept as a photo; None where it is lost, damaged or too small."""
    folder = files.folder_of(desk.office.path)
    if not files.is_whole(folder, file.sha):
        return None
    try:
        return attachments.keep_photo(desk, files.place_of(folder, file.sha).read_bytes())
    except UserError:
        return None  # the clerk sees the form without a photo and may choose one


def _common(values: Iterable[Any]) -> Any:
    found = set(values)
    return found.pop() if len(found) == 1 else None

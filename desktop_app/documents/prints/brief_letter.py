"""协商专报: what a consultation was, found and suggests, as an official letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.chinese.dates import earliest
from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.kept_whole import whole
from desktop_app.documents.printables import Block, Heading, Letter, Paragraph
from desktop_app.documents.prints import people
from desktop_app.documents.prints.days import between_days, chinese_day
from desktop_app.documents.prints.declared import Chosen, LetterPrint, Setting, Shown, Values
from desktop_app.documents.prints.wording import body_of, fulfils, valued
from desktop_app.records.consultation import Consultation

FIELDS = (
    "number", "name", "platform", "point", "committee", "partners", "joint_with",
    "survey_from", "survey_to", "survey_place", "surveyors", "problems", "causes", "advice",
    "held_on", "place", "host", "host.committee", "host.committee_post", "host.cppcc_post",
    "reported_to", "reported_on", "reported_doc", "summary", "state.stored",
    "host.cppcc_post.stored",
)  # fmt: skip
CHILDREN = {
    people.CHILD: people.FIELDS,
    "outcome": ("content", "unit"),
    "consensus": ("position", "matter", "unit", "due"),
}
NUMBERED = ("号", "期")
NO_NUMBER = "第　　期"
NO_DAY = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"
MEETING = re.compile("(?:专题|双月|基层)?协商(?:议政|座谈)?会$")
BRACKETS = re.compile("（[^（）]*）")
COUNT = re.compile("(?:意见)?建议[共计]? ?([0-9]+) ?条|([0-9]+) ?条(?:意见)?建议")
PARTY = re.compile("(?:省|州|市|县|区|旗|盟)委|人大常委会|党委|党组")
LEADERS = ("chair", "vice_chair", "secretary", "vice_secretary")
STOPS = "。；！？.;!?"


def letter(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """The letter of one consultation; parts with nothing to say are left out."""
    values = valued(shown, FIELDS)
    parts = (
        ("协商基本情况", _course(shown, values, setting)),
        ("存在的主要问题", values["problems"]),
        ("成因分析", values["causes"]),
        ("形成的共识", items([agreed(row) for row in _consensus(shown)])),
        ("意见建议", _outcomes(shown) or values["advice"]),
    )
    blocks: list[Block] = []
    for number, (title, text) in enumerate((part for part in parts if part[1]), 1):
        blocks += [Heading(f"{chinese_number(number)}、{title}"), Paragraph(text)]
    document, day = values["reported_doc"], values["reported_on"]
    upward = PARTY.search(values["reported_to"]) is not None
    return Letter(
        title=f"关于{_restored(subject(values['name']))}的协商专报",
        blocks=blocks,
        number=document if document.endswith(NUMBERED) else NO_NUMBER,
        addressee=values["reported_to"],
        office=setting.office,
        date=day or setting.today,
        red_head=True,
        bookmark=shown.title,
        signer="" if upward else None,
        sent=(("送", "，".join(_units(shown))),),
        imprint=(f"{setting.office}办公室", day or NO_DAY),
    )


def refused(shown: Shown, setting: Setting) -> str:
    """Why there is no letter: it would report a meeting that has not been held."""
    return "还没有召开，不能印协商专报" if not_held(shown, setting) else ""


def not_held(shown: Shown, setting: Setting) -> bool:
    """Whether the meeting has not been held yet: by its day, else by its state."""
    day = shown.values.get("held_on", "")
    if day:
        return earliest(day) > setting.today
    return not fulfils(shown.values, Consultation.HELD)


def doubted(shown: Shown, _: Setting) -> str:
    """That the summary counts other suggestions than are registered."""
    count = len(shown.children.get("outcome", ()))
    found = COUNT.search(shown.values.get("summary", ""))
    told = int(found[1] or found[2]) if found else count
    return "" if told == count else f"成果综述写的是{told}条意见建议，登记的是{count}条"


def _units(shown: Shown) -> list[str]:
    """The offices that are to carry out what is suggested, each once."""
    rows = shown.children.get("outcome", ())
    return list(dict.fromkeys(filter(None, (row.get("unit", "") for row in rows))))


def subject(name: str) -> str:
    """The subject of a consultation, from its name, for use between quotation marks.

    “农村饮水”协商会 and 关于农村饮水的专题协商会 are both about 农村饮水.
    """
    found = MEETING.sub("", name) or name
    if found != name:
        found = found.removeprefix("关于").removesuffix("的") or name
    return _unquoted(found).replace("“", "‘").replace("”", "’")


def _restored(text: str) -> str:
    """A subject as it is written without quotation marks."""
    return text.replace("‘", "“").replace("’", "”")


def _unquoted(text: str) -> str:
    """A text without the quotation marks that hold all of it."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "“") - (character == "”")
        if not depth:
            return text[1:-1] if place == len(text) - 1 > 0 else text
    return text


def _course(shown: Shown, values: Values, setting: Setting) -> str:
    """When, where and by whom it was held, who came, what was surveyed before, in sentences."""
    sentences = [held_sentence(values, setting), _survey(values)]
    sentences.append(_present(people.attending(shown), values, setting))
    return "\n".join(filter(None, ("".join(sentences), values["summary"])))


def held_sentence(values: Values, setting: Setting) -> str:
    """When, where, by whom and on what a consultation was held, as one sentence."""
    day = f"{chinese_day(values['held_on'])}，" if values["held_on"] else ""
    partners = f"会同{values['partners']}" if values["partners"] else ""
    joint = f"，与{values['joint_with']}联合" if values["joint_with"] else ""
    place = _where(values["point"], values["place"])
    who = f"{_of_office(values['committee'], setting)}{partners}{joint}"
    form = BRACKETS.sub("", values["platform"])
    platform = f"，以{form}形式" if form else ""
    return f"{day}{who}{place}围绕“{subject(values['name'])}”{platform}开展协商。"


def _of_office(committee: str, setting: Setting) -> str:
    """A committee as a letter names it: 县政协提案委员会."""
    body = body_of(setting.office)
    return f"{body}{committee}" if committee and body not in committee else committee


def _where(point: str, place: str) -> str:
    """At a point and the place it has, or at one of them where that says all."""
    if point and place and place not in point:
        return f"在{point}（{place}）"
    return f"在{point or place}" if point or place else ""


def _survey(values: Values) -> str:
    days = between_days(values["survey_from"], values["survey_to"])
    place = f"赴{values['survey_place']}" if values["survey_place"] else ""
    return f"会前，于{days}{place}开展调研。" if days else ""


def _present(rows: Sequence[Values], values: Values, setting: Setting) -> str:
    named = host_named(values, setting)
    host = f"会议由{named}主持。" if named else ""
    if not rows:
        return host
    return f"{host}{people.counted_roles(rows, setting)}，共{len(rows)}人参加。"


def host_named(values: Values, setting: Setting) -> str:
    """The one who presided, with the post that he has in the office or a committee of it."""
    if not values["host"]:
        return ""
    codes = values["host.cppcc_post.stored"].split()
    posts = zip(codes, values["host.cppcc_post"].split("、"), strict=False)
    leading = next((label for code, label in posts if code in LEADERS), "")
    place = body_of(setting.office) + leading if leading else ""
    if not leading and values["host.committee_post"]:
        place = _of_office(values["host.committee"], setting) + values["host.committee_post"]
    return f"{place}{whole(values['host'])}"


def _consensus(shown: Shown) -> list[Values]:
    """The matters agreed on, without those suggested in the same words."""
    rows = shown.children.get("outcome", ())
    suggested = {row.get("content", "").strip().rstrip(STOPS) for row in rows}
    return [
        row
        for row in shown.children.get("consensus", ())
        if row.get("matter", "").strip().rstrip(STOPS) not in suggested
    ]


def _outcomes(shown: Shown) -> str:
    rows = shown.children.get("outcome", ())
    return items([_with_unit(row.get("content", ""), row.get("unit", "")) for row in rows])


def _with_unit(text: str, unit: str) -> str:
    return _ended(text, f"建议由{unit}办理" if unit else "")


def agreed(row: Values) -> str:
    """A matter agreed on, with who does it and until when."""
    due = chinese_day(row.get("due", ""))
    told = "，".join(filter(None, (row.get("unit", ""), f"{due}前完成" if due else "")))
    return _ended(row.get("matter", ""), told)


def _ended(text: str, told: str) -> str:
    """A sentence with a remark in brackets, its full stop behind them."""
    if told:
        return f"{text.rstrip(STOPS)}（{told}）。"
    return text if text[-1:] in STOPS else f"{text}。"


def items(texts: Sequence[str]) -> str:
    """One paragraph an item, numbered （一）（二） where there are several."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"（{chinese_number(place)}）{text}" for place, text in enumerate(texts, 1))


PRINT = LetterPrint(
    key="brief_letter",
    title="协商专报",
    record="consultation",
    fields=FIELDS,
    letter=letter,
    children=CHILDREN,
    refuses=refused,
    doubts=doubted,
)

"""The invented culture of the demo: manuscripts in every state, objects, books, sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.book import JULY, ListedBook
from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.manuscript import Manuscript, ManuscriptReview
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.reading_event import ReadingEvent, ReadingNote
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
STATES = ("lead", "commissioned", "received", "first", "second", "adopted", "published")
VOLUMES = ("《演示县文史资料》第三辑", "《演示县文史资料》第四辑")
_PIECES = (
    ("县城第一座自来水厂", "published", "亲历", -520),
    ("老糖厂的榨季", "published", "亲历、亲见", -500),
    ("马帮驿道上的客栈", "published", "亲闻", -480),
    ("修水库的三个冬天", "published", "亲历", -470),
    ("乡村放映员手记", "adopted", "亲历", -200), ("村小学的铜铃", "adopted", "亲见", -190),
    ("第一条沥青路通车", "adopted", "亲历、亲闻", -150), ("供销社的柜台", "second", "亲见", -70),
    ("赶街天的戏台", "second", "亲闻", -64), ("老茶厂的手艺人", "first", "亲历", -50),
    ("渡口和船工", "first", "亲见、亲闻", -44), ("知青点的图书箱", "received", "亲历", -40),
    ("县广播站的早晨", "received", "亲历", -12), ("梯田上的水规", "received", "亲闻", -5),
    ("老照相馆的底片", "commissioned", "", -60), ("侨眷家书", "commissioned", "", -20),
    ("铁匠铺的账本", "lead", "", 0), ("古井碑文", "lead", "", 0),
    ("家谱里的县城", "returned", "亲闻", -90),
)  # fmt: skip
"""Title, state, how the author knows of it, on which day from today it came in."""
_TOPICS = ("红色记忆", "行业旧事", "地名乡愁")
_OBJECTS = (
    ("老水厂开工照片", "photo", "donated", -300, None),
    ("手抄剧本", "document", "donated", -260, None),
    ("煤油灯", "object", "donated", -220, None),
    ("委员书法《山水清音》", "painting", "donated", -120, None),
    ("民国县志（影印）", "book", "bought", -100, None),
    ("供销社布票", "document", "copied", -40, -8),
    ("马帮铜铃", "object", "lent", -90, 12), ("老照片底片一盒", "photo", "lent", -200, 160),
    ("口述录音带", "media", "copied", -30, 25),
)  # fmt: skip
"""Name, kind, way, on which day it came in, on which day it goes back."""
_BOOKS = (
    ("演示读本：协商民主", "common"),
    ("演示读本：县域治理", "common"),
    ("演示读本：乡村产业", "special"),
    ("演示读本：文化传承", "special"), ("演示读本：生态保护", "special"),
)  # fmt: skip
_SESSIONS = ("together", "guided", "sharing", "online", "sharing", "outdoor")


def fill_culture(desk: Desk) -> None:
    """Nineteen manuscripts with reviews, nine objects, two half-years of books, six sessions."""
    committees = stored(desk, Committee, list(registers.find(desk, Committee, registers.Query())))
    keys = list(registers.first(desk, Member, registers.Query(sort="strokes"), 60))
    people = stored(desk, Member, keys)
    _fill_manuscripts(desk, committees, people)
    items = [_object(desk, number, people) for number in range(len(_OBJECTS))]
    desk.write(made(desk, CollectionItem, items), action="导入馆藏：演示馆藏登记册.xlsx",
               cascading=Cascading.IMPORTED)  # fmt: skip
    _fill_reading(desk, committees, people)


def _fill_manuscripts(desk: Desk, committees: Sequence[Stored], people: Sequence[Stored]) -> None:
    drafts = [_piece(desk, number, committees, people) for number in range(len(_PIECES))]
    pieces = made(desk, Manuscript, drafts)
    for key, each in zip(new_keys(len(pieces)), pieces, strict=True):
        each.key = key
    action = "导入文史稿件：演示文史稿件登记册.xlsx"
    desk.write(pieces, action=action, cascading=Cascading.IMPORTED)
    reviews = [draft for each in pieces for draft in _reviews(each)]
    desk.write(made(desk, ManuscriptReview, reviews), action="登记审稿记录",
               cascading=Cascading.NOTHING)  # fmt: skip


def _piece(
    desk: Desk, number: int, committees: Sequence[Stored], people: Sequence[Stored]
) -> Draft:
    name, state, firsthand, came = _PIECES[number]
    person = people[(number * 3 + 1) % len(people)].values
    far = STATES.index(state) if state in STATES else 2
    day = desk.today + came * DAY
    draft: Draft = {
        "name": f"{name}（演示）", "state": state, "firsthand": firsthand, "remark": MARK,
        "topic": _TOPICS[number % len(_TOPICS)], "era": f"二十世纪{60 + number % 4 * 10}年代",
        "committee": committees[number % len(committees)].key,
        "provider": f"演示提供人{number + 1}", "provider_unit": "演示社区",
        "lead": "有当事人和实物，可约写。（演示）",
        "informant": f"演示知情人{number + 1}", "suggested_writer": person["name"],
    }  # fmt: skip
    if far >= 1:
        draft |= {"author": person["name"], "unit": person["unit"],
                  "phone": person["mobile"], "address": "演示县演示街1号"}  # fmt: skip
        draft |= {"member": people[(number * 3 + 1) % len(people)].key} if number % 3 else {}
        draft |= {"invited_on": iso(day - 40 * DAY), "due": iso(day + 10 * DAY)}
    if far >= 2:
        draft |= {"received_on": iso(day), "words": str(2200 + number * 137), "images": number % 5,
                  "oral": "是" if number % 4 == 3 else "否",
                  "summary": "写当事人怎样做成一件事。（演示）"}  # fmt: skip
    if far >= 3:
        draft["reviewed_on"] = iso(day + 10 * DAY * (far - 2 if far < 5 else 2))
    if far >= 5:
        draft |= {"adopted_on": iso(day + 30 * DAY),
                  "notice_number": f"演示文史采〔{number + 1}〕号", "level": "county"}  # fmt: skip
    if state == "published":
        draft |= {"volume": VOLUMES[0], "volume_place": str(number + 1),
                  "page": str(1 + number * 9), "published_on": iso(day + 200 * DAY),
                  "publisher": "演示印刷厂",
                  "fee_rate": "80", "copies": "2"}  # fmt: skip
        draft |= {"paid_on": iso(day + 230 * DAY)} if number % 2 else {}
    if state == "adopted":
        draft |= {"volume": VOLUMES[1], "volume_place": str(number - 3)}
    if state == "returned":
        draft |= {"returned_on": iso(day + 20 * DAY), "return_reason": "内容和已刊稿件重复（演示）"}
    return draft


def _reviews(piece: Record) -> list[Draft]:
    """The reviews that a manuscript in its state has gone through."""
    values = piece.values
    far = STATES.index(values["state"]) if values["state"] in STATES else 2
    rounds = ("first", "second")[: max(0, min(far, 4) - 2)]
    found: list[Draft] = [
        {"manuscript": piece.key, "round": each, "day": values["reviewed_on"],
         "reviewer": "演示编辑", "result": "through", "opinion": "史实清楚，可用。（演示）"}
        for each in rounds
    ]  # fmt: skip
    if values["state"] == "returned":
        found.append({"manuscript": piece.key, "round": "first", "day": values["returned_on"],
                      "reviewer": "演示编辑", "result": "refuse",
                      "opinion": values["return_reason"]})  # fmt: skip
    return found


def _object(desk: Desk, number: int, people: Sequence[Stored]) -> Draft:
    name, kind, way, came, back = _OBJECTS[number]
    person = people[number * 4 % len(people)]
    draft: Draft = {
        "name": f"{name}（演示）", "kind": kind, "way": way, "day": iso(desk.today + came * DAY),
        "quantity": str(1 + number % 3), "era": f"二十世纪{50 + number % 5 * 10}年代",
        "form": "演示尺寸", "condition": "完好", "place": f"演示文史馆{number % 3 + 1}号柜",
        "provider": person.values["name"], "provider_unit": person.values["unit"],
        "member": person.key, "phone": person.values["mobile"], "remark": MARK,
        "receipt_number": f"演示收{number + 1:03}", "description": "提供人讲述来历。（演示）",
    }  # fmt: skip
    return draft | ({"return_due": iso(desk.today + back * DAY)} if back is not None else {})


def _fill_reading(desk: Desk, committees: Sequence[Stored], people: Sequence[Stored]) -> None:
    today = desk.today
    half = "second" if today.month >= JULY else "first"
    now, before = (today.year, half), (
        (today.year, "first") if half == "second" else (today.year - 1, "second")
    )  # fmt: skip
    drafts = [
        _book(number, year, each, committees) for year, each in (before, now)
        for number in range(len(_BOOKS)) if (year, each) == before or number != len(_BOOKS) - 1
    ]  # fmt: skip
    books = made(desk, ListedBook, drafts)
    events = made(desk, ReadingEvent, [
        _session(desk, number, committees, people) for number in range(len(_SESSIONS))
    ])  # fmt: skip
    for key, each in zip(new_keys(len(books) + len(events)), [*books, *events], strict=True):
        each.key = key
    for number, each in enumerate(events):
        each.values["book"] = _read_then(books, str(each.values["day"]), number).key
    notes = [draft for number, each in enumerate(events)
             for draft in _notes(number, each, people)]  # fmt: skip
    desk.write(books, action="导入书目：演示读书书目.xlsx", cascading=Cascading.IMPORTED)
    desk.write(events, action="导入读书活动：演示读书活动登记表.xlsx", cascading=Cascading.IMPORTED)
    desk.write(made(desk, ReadingNote, notes), action="登记读书心得")


def _read_then(books: Sequence[Record], day: str, number: int) -> Record:
    """A book of the half-year of a day, else any."""
    half = "second" if int(day[5:7]) >= JULY else "first"
    then = [x for x in books if (x.values["year"], x.values["half"]) == (int(day[:4]), half)]
    listed = then or books
    return listed[number % len(listed)]


def _book(number: int, year: int, half: str, committees: Sequence[Stored]) -> Draft:
    name, scope = _BOOKS[number]
    special = scope == "special"
    return {
        "year": str(year), "half": half, "name": f"{name}（{'上' if half == 'first' else '下'}）",
        "author": "演示作者", "publisher": "演示出版社", "scope": scope,
        "committee": committees[number % len(committees)].key if special else "",
        "topic": "演示半年主题", "leader": "演示主任" if special else "",
        "copies": str(20 + number), "recommended_by": "演示文史委", "remark": MARK,
    }  # fmt: skip


def _session(
    desk: Desk, number: int, committees: Sequence[Stored], people: Sequence[Stored]
) -> Draft:
    chosen = [people[(number * 5 + n) % len(people)].key for n in range(8)]
    period = len(_SESSIONS) - number  # the first one made is the last one held
    return {
        "name": f"委员读书第{period}期（演示）", "period": f"第{period}期",
        "kind": _SESSIONS[number], "day": iso(desk.today - (15 + 55 * number) * DAY),
        "lead": chosen[0], "leader": people[number * 5 % len(people)].values["name"],
        "place": "演示书院", "committee": committees[number % len(committees)].key,
        "members": chosen, "people": str(len(chosen) + number), "remark": MARK,
        "summary": "领读、交流各一小时。（演示）",
    }  # fmt: skip


def _notes(number: int, event: Record, people: Sequence[Stored]) -> list[Draft]:
    chosen = [people[(number * 5 + n) % len(people)] for n in range(3)]
    return [
        {"reading": event.key, "member": each.key, "author": each.values["name"],
         "title": f"读书心得之{place}（演示）", "words": str(800 + 150 * place),
         "day": event.values["day"], "shared": "是" if place == 1 else "否"}
        for place, each in enumerate(chosen, 1)
    ]  # fmt: skip

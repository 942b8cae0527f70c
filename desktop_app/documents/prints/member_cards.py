"""委员证 of members, and 出席证 of an activity: cards on A4 with marks to cut along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop_app.documents.pages import SINGLE, spread
from desktop_app.documents.placed_items import (
    PlacedBox,
    PlacedItem,
    PlacedLine,
    PlacedPage,
    PlacedPages,
    PlacedPicture,
    PlacedText,
)
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.prints import attendance_rows
from desktop_app.documents.prints.days import between_days
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    PlacedPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.seat_cards import name_lines
from desktop_app.documents.prints.wording import termed

PAPER = (210.0, 297.0)
SIZES: dict[str, tuple[int, int, float, float]] = {
    "tall": (2, 2, 90.0, 130.0), "wide": (2, 5, 90.0, 54.0),
}  # fmt: skip
"""Cards side by side and one under the other, width and height of one in mm."""
SIZE_CHOICES = (
    ("tall", "90×130 毫米"), ("wide", "90×54 毫米"),
)  # fmt: skip
SIZE = Option("size", "大小", SIZE_CHOICES)
SIZE_OF_MEMBERS = Option("size", "大小", tuple(reversed(SIZE_CHOICES)))
WHOM = Option(
    "whom", "范围", (("all", "名单上的全部"), ("due", "出席的"), ("others", "列席和特邀的"))
)
MARK, GAP = 4.0, 1.5
"""Length of a cut mark, and its distance from the cards, in mm."""
EDGE = 5.0
PHOTO = (25.0, 35.0)
NO_PHOTO = "贴照片处"
ROLES = {"observer": "列席", "guest": "特邀"}
"""Of each role its word on a card; everybody else attends."""
PRESENT = "出席"

Box = tuple[float, float, float, float]
"""Left, top, width and height in mm."""


class PersonCard(NamedTuple):
    """What one card says: lines above, the word of its kind, the name, facts, the number."""

    above: Sequence[str]
    kind: str
    name: str
    facts: Sequence[tuple[str, str]]
    photo: bytes | None = None
    has_photo: bool = False


def laid_out(cards: Sequence[PersonCard], size: str, title: str) -> PlacedPages:
    """The pages of some cards, row by row, with cut marks at the edges of the paper."""
    across, down, _, _ = SIZES[size]
    a_page = across * down
    pages = [
        PlacedPage(tuple(_page(cards[first : first + a_page], size)), one_line(cards[first].name))
        for first in range(0, len(cards), a_page)
    ]
    return PlacedPages(title, PAPER, pages)


def _page(cards: Sequence[PersonCard], size: str) -> Iterator[PlacedItem]:
    across, down, width, height = SIZES[size]
    left, top = (PAPER[0] - across * width) / 2, (PAPER[1] - down * height) / 2
    for place, card in enumerate(cards):
        box = (left + place % across * width, top + place // across * height, width, height)
        yield PlacedBox(*box, weight=0.25, dashed=True)
        yield from (_wide(card, box) if size == "wide" else _tall(card, box))
    yield from _marks(left, top, size)


def _marks(left: float, top: float, size: str) -> Iterator[PlacedItem]:
    """Short lines outside the cards, at the end of every line to cut along."""
    across, down, width, height = SIZES[size]
    right, bottom = left + across * width, top + down * height
    for n in range(across + 1):
        x = left + n * width
        yield PlacedLine(x, top - GAP - MARK, x, top - GAP)
        yield PlacedLine(x, bottom + GAP, x, bottom + GAP + MARK)
    for n in range(down + 1):
        y = top + n * height
        yield PlacedLine(left - GAP - MARK, y, left - GAP, y)
        yield PlacedLine(right + GAP, y, right + GAP + MARK, y)


def _wide(card: PersonCard, box: Box) -> Iterator[PlacedItem]:
    """A low card: what it is above, the photo at the left, name and facts at its right."""
    left, top, width, height = box[0] + EDGE, box[1] + 3, box[2] - 2 * EDGE, box[3] - 6
    yield PlacedText("\n".join(card.above), left, top, width, 6.5, 10.5, lines=2)
    if card.has_photo:
        yield from _photo(card, left, top + height - PHOTO[1])
        left, width = left + PHOTO[0] + 3, width - PHOTO[0] - 3
    yield PlacedText(spread(card.kind, SINGLE), left, top + 7, width, 8.5, 17, "title")
    yield PlacedText(name_lines(card.name), left, top + 16, width, 12, 20, "hei", lines=2)
    yield from _facts(card, (left, top + 29, width, height - 29), 10)


def _tall(card: PersonCard, box: Box) -> Iterator[PlacedItem]:
    """A high card, its name in the middle; with a photo all is closer."""
    left, top, width, height = box[0] + EDGE, box[1] + EDGE, box[2] - 2 * EDGE, box[3] - 2 * EDGE
    head, kind, name, facts = (17.0, 18.0, 75.0, 96.0) if card.has_photo else (27, 28, 54, 78)
    yield PlacedText("\n".join(card.above), left, top, width, head, 14, "song", lines=4)
    yield PlacedText(spread(card.kind, SINGLE), left, top + kind, width, 18, 40, "title")
    if card.has_photo:
        yield from _photo(card, left + (width - PHOTO[0]) / 2, top + 38)
    yield PlacedText(name_lines(card.name), left, top + name, width, 20, 44, "hei", lines=2)
    yield from _facts(card, (left, top + facts, width, height - facts), 13)


def _photo(card: PersonCard, left: float, top: float) -> Iterator[PlacedItem]:
    if card.photo is None:
        yield PlacedBox(left, top, *PHOTO, weight=0.4)
        yield PlacedText(NO_PHOTO, left, top, *PHOTO, 9)
    else:
        yield PlacedPicture(card.photo, left, top, *PHOTO)


def _facts(card: PersonCard, box: Box, size: float) -> Iterator[PlacedItem]:
    """One line a fact, with its label; those without a text are left out."""
    left, top, width, height = box
    told = [f"{label}：{text}" if label else text for label, text in card.facts if text]
    if told:
        each = min(height / len(told), size * 0.85)
        for place, text in enumerate(told):
            yield PlacedText(text, left, top + place * each, width, each, size, lines=2)


MEMBER_FIELDS = ("name", "cert_no", "term", "sector", "cppcc_post")


def of_members(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> PlacedPages:
    """A card for each member, with the photo or its place."""
    cards = []
    for each in shown:
        values = {name: each.values.get(name, "") for name in MEMBER_FIELDS}
        facts = (
            ("界别", values["sector"]), ("职务", values["cppcc_post"]),
            ("证号", values["cert_no"]),
        )  # fmt: skip
        above = (termed(setting.office, values["term"]),)
        cards.append(PersonCard(above, "委员证", values["name"], facts, each.photo, has_photo=True))
    return laid_out(cards, SIZE_OF_MEMBERS.of(chosen), "委员证")


def unfinished(shown: Shown, _: Setting) -> str:
    """What a member's card would lack."""
    lacks = [] if shown.photo else ["照片"]
    lacks += [] if shown.values.get("cert_no") else ["委员证号"]
    return f"没有{'、'.join(lacks)}" if lacks else ""


ACTIVITY_FIELDS = ("name", "start_on", "end_on", "place")


def of_activity(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> PlacedPages:
    """A card for everybody on the list of an activity, by their role, numbered in its order."""
    wanted = WHOM.of(chosen)
    cards = []
    for each in shown:
        values = {name: each.values.get(name, "") for name in ACTIVITY_FIELDS}
        rows = each.children.get(attendance_rows.CHILD, ())
        for number, row in enumerate(rows, 1):
            role = ROLES.get(row.get("role.stored", ""), PRESENT)
            if wanted == "all" or (wanted == "due") == (role == PRESENT):
                cards.append(_of_row(values, row, f"{role}证", number, setting))
    return laid_out(cards, SIZE.of(chosen), "出席证")


def _of_row(values: Values, row: Values, kind: str, number: int, setting: Setting) -> PersonCard:
    facts = (
        ("", row.get("member.sector", "") or attendance_rows.placed(row)),
        ("", between_days(values["start_on"], values["end_on"])),
        ("编号", f"{number:03}"),
    )  # fmt: skip
    above = tuple(filter(None, (setting.office, values["name"])))
    return PersonCard(above, kind, attendance_rows.named(row), facts)


def nobody(shown: Shown, _: Setting) -> str:
    """Why an activity has no cards."""
    return "" if shown.children.get(attendance_rows.CHILD) else "还没有应到名单"


OF_MEMBERS = PlacedPrint(
    key="member_cards",
    title="委员证",
    record="member",
    fields=MEMBER_FIELDS,
    pages=of_members,
    options=(SIZE_OF_MEMBERS,),
    photo="photo",
    doubts=unfinished,
)
OF_ACTIVITY = PlacedPrint(
    key="activity_cards",
    title="出席证",
    record="activity",
    fields=ACTIVITY_FIELDS,
    pages=of_activity,
    options=(SIZE, WHOM),
    children={attendance_rows.CHILD: attendance_rows.FIELDS},
    refuses=nobody,
    each=True,
)

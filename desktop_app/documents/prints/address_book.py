"""通讯录: a booklet of A5 with name, unit and phone of every member, the chair and others first.

On A4 two pages are printed side by side in the order of a booklet: printed on both sides
(turned over along the short edge) and folded, the pages follow each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.documents.placed_items import (
    PlacedBox,
    PlacedItem,
    PlacedLine,
    PlacedPage,
    PlacedPages,
    PlacedText,
)
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    PlacedPrint,
    Setting,
    Shown,
)
from desktop_app.documents.prints.seat_cards import name_lines
from desktop_app.documents.prints.wording import PHONES, joined, phone, termed
from desktop_app.records.posts import highest_of, is_chair, rank_of

GROUPS = Option(
    "group", "排列",
    (("sector", "按界别"), ("committee", "按专委会"), ("work_group", "按小组"),
     ("strokes", "按姓氏笔画")),
)  # fmt: skip
PAPER = Option("paper", "纸张", (("a5", "A5 单页"), ("a4", "A4 小册子（双面对折）")))
FIELDS = (
    "name", "term", "sector", "committee", "work_group", "cppcc_post", "cppcc_post.stored", "unit",
    "post", "mobile", "phone",
)  # fmt: skip
A5 = (148.0, 210.0)
A4_WIDE = (296.0, 210.0)
LEFT, RIGHT, TOP, BOTTOM = 13.0, 135.0, 14.0, 195.0
TITLE, NOTE, HEADING, HEAD, ROW = 16.0, 6.0, 8.5, 7.0, 10.5
"""Heights in mm: of the title, the note below it, a group's heading, the head, a row."""
COLUMNS = ((LEFT, 22.0), (LEFT + 22.0, 64.0), (LEFT + 86.0, 36.0))
"""Left and width of the columns of name, unit and phone."""
HEADS = ("姓　名", "单位及职务", "电　话")
SHEET_PAGES = 4
CHAIRS = "主席会议成员"
UNSAID = {"sector": "未定界别", "committee": "未定专委会", "work_group": "未编小组"}


def pages(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> PlacedPages:
    """The book of these members, given in the order of their names."""
    terms = {each.values.get("term", "") for each in shown}
    term = terms.pop() if len(terms) == 1 else ""
    title = f"{termed(setting.office, term)}委员通讯录"
    book = _Book(title, _note(shown, setting, chosen), setting.codes.get("cppcc_post", {}))
    for heading, members in _groups(shown, setting, GROUPS.of(chosen)):
        book.group(heading, members, chosen)
    found = book.pages()
    if PAPER.of(chosen) == "a4":
        return PlacedPages(title, A4_WIDE, imposed(found))
    return PlacedPages(title, A5, found)


def _note(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> str:
    within = "各组内" if GROUPS.of(chosen) != "strokes" else ""
    return f"（{within}{setting.name_order}，共{len(shown)}人）"


def _groups(
    shown: Sequence[Shown], setting: Setting, group: str
) -> Iterator[tuple[str, list[Shown]]]:
    """The chair, vice chairs and secretary-general by post, then the others by group."""
    chairs = [each for each in shown if is_chair(_posts(each))]
    if chairs:
        yield CHAIRS, sorted(chairs, key=lambda each: rank_of(_posts(each)))
    rest = [each for each in shown if not is_chair(_posts(each))]
    if group == "strokes":
        if rest:
            yield ("委员" if chairs else ""), rest
        return
    found: dict[str, list[Shown]] = {title: [] for title in setting.orders.get(group, ())}
    for each in rest:
        found.setdefault(each.values.get(group) or UNSAID[group], []).append(each)
    last = found.pop(UNSAID[group], [])
    for heading, members in (*found.items(), (UNSAID[group], last)):
        if members:
            yield heading, members


def _posts(shown: Shown) -> str:
    return shown.values.get("cppcc_post.stored", "")


class _Book:
    """Fills page after page from the top."""

    def __init__(self, title: str, note: str, posts: Mapping[str, str]) -> None:
        self._posts = posts
        self._pages: list[tuple[list[PlacedItem], str]] = []
        self._y = BOTTOM
        self._next_page()
        items = self._items
        items.append(PlacedText(title, LEFT, TOP, RIGHT - LEFT, TITLE, 20, "title", lines=2))
        items.append(PlacedText(note, LEFT, TOP + TITLE, RIGHT - LEFT, NOTE, 9))
        self._y = TOP + TITLE + NOTE + 1

    @property
    def _items(self) -> list[PlacedItem]:
        return self._pages[-1][0]

    def _next_page(self) -> None:
        self._pages.append(([], ""))
        self._y = TOP

    def group(self, heading: str, members: Sequence[Shown], chosen: Chosen) -> None:
        """Adds a group: its heading stays with its first row and is repeated on later pages."""
        needed = (HEADING if heading else 0) + HEAD + ROW
        if self._y + needed > BOTTOM:
            self._next_page()
        if heading and not self._pages[-1][1]:
            self._pages[-1] = (self._items, one_line(heading))
        self._head(f"{heading}（{len(members)}人）" if heading else "")
        for each in members:
            if self._y + ROW > BOTTOM:
                self._next_page()
                self._head(f"{heading}（续）" if heading else "")
            self._row(each, chosen)
        self._y += 2

    def _head(self, heading: str) -> None:
        if heading:
            self._items.append(PlacedText(heading, LEFT, self._y, RIGHT - LEFT, HEADING, 11.5,
                                          "hei", "left"))  # fmt: skip
            self._y += HEADING
        for (left, width), text in zip(COLUMNS, HEADS, strict=True):
            self._items.append(PlacedBox(left, self._y, width, HEAD, 0.4, 0.94))
            self._items.append(PlacedText(text, left, self._y, width, HEAD, 10, "hei"))
        self._y += HEAD

    def _row(self, each: Shown, chosen: Chosen) -> None:
        values = each.values
        numbers = [phone(values.get(name, ""), chosen) for name in ("mobile", "phone")]
        post = self._posts.get(highest_of(_posts(each)), "") if is_chair(_posts(each)) else ""
        unit = "\n".join(filter(None, (post, joined(values, "unit", "post"))))
        texts = (name_lines(values.get("name", "")), unit, "\n".join(filter(None, numbers)))
        for place, ((left, width), text) in enumerate(zip(COLUMNS, texts, strict=True)):
            self._items.append(PlacedBox(left, self._y, width, ROW, 0.4))
            self._items.append(PlacedText(
                text, left + 1.2, self._y + 0.4, width - 2.4, ROW - 0.8,
                9.5 if place else 10.5, "song", "left" if place == 1 else "center",
                lines=2,
            ))  # fmt: skip
        self._y += ROW

    def pages(self) -> list[PlacedPage]:
        """The pages, each with its number below."""
        found = []
        for number, (items, bookmark) in enumerate(self._pages, 1):
            foot = PlacedText(f"— {number} —", LEFT, BOTTOM + 3, RIGHT - LEFT, 6, 9)
            found.append(PlacedPage((*items, foot), bookmark))
        return found


def imposed(pages: Sequence[PlacedPage]) -> list[PlacedPage]:
    """Two pages side by side in the order of a booklet, blank ones added to make fours."""
    count = -(-len(pages) // SHEET_PAGES) * SHEET_PAGES
    every = [*pages, *[PlacedPage(())] * (count - len(pages))]
    found = []
    for sheet in range(count // SHEET_PAGES):
        first, last = 2 * sheet, count - 1 - 2 * sheet
        found.append(_beside(every[last], every[first]))
        found.append(_beside(every[first + 1], every[last - 1]))
    return found


def _beside(left: PlacedPage, right: PlacedPage) -> PlacedPage:
    moved = [_moved(each, A5[0]) for each in right.items]
    return PlacedPage((*left.items, *moved), left.bookmark or right.bookmark)


def _moved(item: PlacedItem, by: float) -> PlacedItem:
    if isinstance(item, PlacedLine):
        return replace(item, left=item.left + by, right=item.right + by)
    return replace(item, left=item.left + by)


PRINT = PlacedPrint(
    key="address_book",
    title="通讯录",
    record="member",
    fields=FIELDS,
    pages=pages,
    options=(GROUPS, PHONES, PAPER),
)

"""席位卡, 通讯录, 信封, 地址标签, 座次表: where things are, that nothing is lost, and how fast."""

from __future__ import annotations

import ctypes
import time
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from desktop_app.documents.placed_items import PlacedPage, PlacedText
from desktop_app.documents.prints import PRINTS, Shown, address_book
from desktop_app.documents.prints.declared import PlacedPrint
from desktop_app.documents.prints.seat_cards import SeatCard, name_lines, pages_of
from desktop_app.documents.prints.seat_chart import hall_of
from desktop_app.documents.prints.writing import write_print
from desktop_app.records.hall import Hall, Sitting, hall_text
from tests.documents.pdf_reading import page_lines, pdfium_text, problems
from tests.documents.prints.chain_content import SETTING, huge, longest, shown
from tests.documents.prints.test_chain_prints import print_of

KEYS = tuple(each.key for each in PRINTS if isinstance(each, PlacedPrint))
NAMES = ("欧阳少东", "阿卜杜热合曼·买买提明", "𠅤演示", "王晖", "演示甲")
MM = 72 / 25.4
SECOND = 1.0


def written(key: str, path: Path, *records: Shown, **chosen: str) -> Path:
    write_print(print_of(key), records, SETTING, chosen, path, lambda *_: None)
    assert problems(path) == ""
    return path


def sizes(path: Path) -> set[tuple[int, int]]:
    """Width and height of the pages, in mm."""
    with pypdfium2.PdfDocument(path) as document:
        return {tuple(round(each / MM) for each in page.get_size()) for page in document}


def member(name: str, **values: str) -> Shown:
    return shown(print_of("address_book"), name, None, name=name, **values)


def plan(hall: Hall) -> Shown:
    row = {"name": "", "place": "演示大礼堂", "seats.stored": hall_text(hall)}
    return shown(print_of("seat_chart"), "演示全会", {"seat_plan": [row]}, name="演示全会",
                 start_on="2026-02-09")  # fmt: skip


def seated(count: int, hall: Hall) -> Hall:
    """A hall whose first seats are taken."""
    seats = {seat: f"m{n}" for n, seat in enumerate(hall.of_hall()[:count])}
    people = {key: Sitting(f"演示{key}", f"演示界{n // 9}")
              for n, key in enumerate(seats.values())}  # fmt: skip
    return Hall(hall.blocks, hall.rows, hall.rostrum, seats, people, hall.reserved)


def test_there_are_prints_of_every_kind() -> None:
    assert len(KEYS) == 10


@pytest.mark.parametrize("key", KEYS)
def test_every_choice_gives_clean_pages_however_long_the_texts_are(
    key: str, tmp_path: Path
) -> None:
    wanted = print_of(key)
    for one in (huge(wanted, 3_000, 20), longest(wanted)):
        for option in wanted.options:
            for choice, _ in option.choices[:4]:
                assert written(key, tmp_path / "p.pdf", one, **{option.key: choice}).exists()


@pytest.mark.parametrize(("count", "pages"), [("1", 5), ("2", 3), ("3", 2), ("4", 2)])
def test_each_name_is_there_once_upright_and_once_turned(
    count: str, pages: int, tmp_path: Path
) -> None:
    records = [member(name) for name in NAMES]
    path = written("member_seat_cards", tmp_path / "p.pdf", *records, cards=count)
    assert sizes(path) == {(210, 297)}
    lines = page_lines(path)
    assert len(lines) == pages
    text = "".join(pdfium_text(path).split())
    for name in ("欧阳少东", "王晖", "演示甲", "𠅤演示"):
        assert text.count(name) == 2
    one = written("member_seat_cards", tmp_path / "o.pdf", *records, cards=count, sides="one")
    assert "".join(pdfium_text(one).split()).count("欧阳少东") == 1


def test_a_name_stays_inside_its_card(tmp_path: Path) -> None:
    for name in NAMES:
        path = written("member_seat_cards", tmp_path / "p.pdf", member(name), cards="4",
                       sides="one")  # fmt: skip
        for line in page_lines(path)[0]:
            assert 0 < line.left < line.right < 105 * MM


def test_two_sides_are_turned_about_the_fold(tmp_path: Path) -> None:
    pages = pages_of([SeatCard("演示甲", "演示局")], {"cards": "2"}, "席位卡")
    texts = [each for each in pages.pages[0].items if isinstance(each, PlacedText)]
    upright = {each.text: each for each in texts if not each.turned}
    turned = {each.text: each for each in texts if each.turned}
    assert set(upright) == set(turned) == {"演示甲", "演示局"}
    fold = 297 / 4
    for text, each in upright.items():
        other = turned[text]
        middle = each.top + each.height / 2 - fold
        assert middle == pytest.approx(fold - (other.top + other.height / 2))


def test_the_turned_side_is_drawn_above_the_fold(tmp_path: Path) -> None:
    path = written("member_seat_cards", tmp_path / "p.pdf", member("演示甲"), cards="1")
    lines = page_lines(path)[0]
    fold = 297 / 2 * MM
    above = [line for line in lines if fold < line.baseline < 297 * MM]
    below = [line for line in lines if 0 < line.baseline < fold]
    assert sorted("".join(line.text for line in above)) == sorted("演示甲")
    assert "".join(line.text for line in below) == "演示甲"
    assert len(above) + len(below) == len(lines)


def test_long_names_break_at_the_dot_and_short_ones_are_set_wide() -> None:
    assert name_lines("王晖") == "王　晖"
    assert name_lines("阿卜杜热合曼·买买提明") == "阿卜杜热合曼·\n买买提明"
    assert name_lines("欧阳少东") == "欧阳少东"


def faces_of(path: Path) -> set[str]:
    """The names of the fonts that the characters of the first page are drawn in."""
    name = ctypes.create_string_buffer(80)
    with pypdfium2.PdfDocument(path) as document:
        page, found = document[0].get_textpage(), set()
        for n in range(page.count_chars()):
            if not raw.FPDFText_IsGenerated(page, n):
                raw.FPDFText_GetFontInfo(page, n, name, 80, None)
                found.add(name.value.decode().partition("+")[2])
    return found


def test_a_name_is_in_one_face(tmp_path: Path) -> None:
    usual, rare = (
        faces_of(written("member_seat_cards", tmp_path / "p.pdf", member(name)))
        for name in ("演示甲", "演示㐂")
    )
    assert len(usual) == len(rare) == 1
    assert usual != rare


def test_300_cards_take_less_than_a_second(tmp_path: Path) -> None:
    records = [member(f"{NAMES[n % 5]}") for n in range(300)]
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        written_to = tmp_path / "p.pdf"
        write_print(print_of("member_seat_cards"), records, SETTING, {}, written_to,
                    lambda *_: None)  # fmt: skip
        spent.append(time.perf_counter() - start)
    assert min(spent) < SECOND


def test_chairs_come_first_by_post_in_the_address_book(tmp_path: Path) -> None:
    records = [
        member("演示丁", sector="演示界", cppcc_post="委员", mobile="13800001111"),
        member("演示乙", cppcc_post="副主席", cppcc_post__stored="vice_chair standing"),
        member("演示甲", cppcc_post="主席", cppcc_post__stored="chair standing"),
    ]
    path = written("address_book", tmp_path / "p.pdf", *records)
    assert sizes(path) == {(148, 210)}
    text = pdfium_text(path)
    assert text.index("演示甲") < text.index("演示乙") < text.index("演示丁")
    assert "138****1111" in text
    full = pdfium_text(written("address_book", tmp_path / "f.pdf", *records, phones="full"))
    assert "13800001111" in full


def test_a_booklet_has_its_pages_in_the_order_of_folding(tmp_path: Path) -> None:
    pages = [PlacedPage((PlacedText(str(n), 0, 0, 9, 9, 9),)) for n in range(1, 7)]

    def numbers(page: PlacedPage) -> list[str]:
        return [each.text for each in page.items if isinstance(each, PlacedText)]

    found = [numbers(each) for each in address_book.imposed(pages)]
    assert found == [["1"], ["2"], ["6", "3"], ["4", "5"]]
    records = [member(f"演示{n}", sector="演示界") for n in range(60)]
    path = written("address_book", tmp_path / "p.pdf", *records, paper="a4")
    assert sizes(path) == {(296, 210)}
    text = "".join(pdfium_text(path).split())
    assert all(f"演示{n}" in text for n in range(60))


@pytest.mark.parametrize(("size", "paper"), [("dl", (220, 110)), ("c5", (229, 162))])
def test_an_envelope_has_code_address_and_name(
    size: str, paper: tuple[int, int], tmp_path: Path
) -> None:
    one = shown(print_of("envelopes"), "演示甲", None, name="演示甲", address="演示县演示路1号",
                post_code="661400", unit="演示局")  # fmt: skip
    path = written("envelopes", tmp_path / "p.pdf", one, size=size)
    assert sizes(path) == {paper}
    lines = page_lines(path)[0]
    text = "".join(line.text for line in lines)
    assert text.startswith("661400")
    assert "演示县演示路1号" in text
    assert "演示甲同志收" in text
    assert min(line.baseline for line in lines) > 20 * MM  # what machines read stays free
    unit = written("envelopes", tmp_path / "u.pdf", one, size=size, where="unit")
    assert "演示局" in pdfium_text(unit)


def test_labels_begin_where_the_sheet_does(tmp_path: Path) -> None:
    ones = [shown(print_of("address_labels"), f"演示{n}", None, name=f"演示{n}", address="演示路")
            for n in range(24)]  # fmt: skip
    assert len(page_lines(written("address_labels", tmp_path / "p.pdf", *ones))) == 1
    lines = page_lines(written("address_labels", tmp_path / "s.pdf", *ones, start="24"))
    assert len(lines) == 2
    first = [line for line in lines[0] if line.text.startswith("演示0")]
    assert first[0].left > 140 * MM
    assert first[0].baseline < 37 * MM


@pytest.mark.parametrize(("paper", "size"), [("a3", (420, 297)), ("a4", (297, 210))])
def test_every_name_of_a_hall_is_on_its_one_page(
    paper: str, size: tuple[int, int], tmp_path: Path
) -> None:
    hall = seated(480, Hall((8, 12, 8), 18, 9))
    path = written("seat_chart", tmp_path / "p.pdf", plan(hall), paper=paper)
    assert sizes(path) == {size}
    text = "".join(pdfium_text(path).split())
    assert all(f"演示m{n}" in text for n in range(480))
    lines = page_lines(path)[0]
    assert all(line.left > 0 and line.right < size[0] * MM for line in lines)


def test_from_the_stage_the_first_row_is_below_and_turned(tmp_path: Path) -> None:
    hall = seated(8, Hall((0, 4, 0), 2, 3))
    lines = page_lines(written("seat_chart", tmp_path / "p.pdf", plan(hall), groups="none"))[0]
    rows = {x.text: x.baseline for x in lines if "演示m" in x.text}
    assert [*rows] == ["演示m0演示m1演示m2演示m3", "演示m4演示m5演示m6演示m7"]
    assert [*rows.values()] == sorted(rows.values(), reverse=True)
    lines = page_lines(
        written("seat_chart", tmp_path / "p.pdf", plan(hall), groups="none", view="stage")
    )[0]
    rows = {x.text: x.baseline for x in lines if "演示m" in x.text}
    assert [*rows] == ["演示m3演示m2演示m1演示m0", "演示m7演示m6演示m5演示m4"]
    assert [*rows.values()] == sorted(rows.values())


def test_people_have_the_names_of_their_list() -> None:
    hall = Hall((0, 4, 0), 1, 0, {(1, 1): "m7", (1, 2): "a9"},
                {"m7": Sitting("旧名", "旧界"), "a9": Sitting("旧人")})  # fmt: skip
    rows = [{"id": "3", "member.id": "7", "member": "新名", "member.sector": "新界"},
            {"id": "9", "member.id": "", "name": "新人"}]  # fmt: skip
    one = plan(hall)
    one = Shown(one.title, one.values, None, {**one.children, "attendance": rows})
    assert hall_of(one).people == {"m7": Sitting("新名", "新界"), "a9": Sitting("新人")}

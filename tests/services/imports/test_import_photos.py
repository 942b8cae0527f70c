"""Photos that come in with a list: seen in the plan, stored with the records, or not at all."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PIL import Image

from desktop_app.documents.grids import Picture
from desktop_app.errors import Cancelled, UserError
from desktop_app.records.member import Member
from desktop_app.services import imports, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Book, Options, Plan, Verdict
from desktop_app.services.registers import attachments, history
from desktop_app.services.safekeeping import upkeep
from desktop_app.storage.blobs import photos
from desktop_app.storage.query.lists import Query


def png(shade: int, size: tuple[int, int] = (60, 80)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, (shade * 4 % 256, shade // 2, 90)).save(stream, "PNG")
    return stream.getvalue()


def listed(path: Path, pictures: list[bytes | str], title: str = "照片") -> Book:
    """A list with a picture, or a text, beside each name, opened."""
    book = xlsxwriter.Workbook(path)
    page: Any = book.add_worksheet()
    page.write_row(0, 0, ["姓名", title, "手机"])
    for row, picture in enumerate(pictures, 1):
        page.write_row(row, 0, [f"甲{row}", "", f"1380000{row:04}"])
        if isinstance(picture, str):
            page.write_string(row, 1, picture)
        else:
            page.embed_image(row, 1, "p.png", {"image_data": io.BytesIO(picture)})
    book.close()
    return imports.open_book(path)


def planned(desk: Desk, book: Book, options: Options | None = None) -> Plan:
    source = imports.source(imports.propose(desk, Member, book.sheets[0]))
    return imports.plan(desk, Member, source, options)


def stored(desk: Desk) -> set[str]:
    return {row[0] for row in desk.office.connection.execute("SELECT sha FROM photo")}


def shas(desk: Desk) -> list[str | None]:
    keys = registers.find(desk, Member, Query())
    return [row[2] for row in registers.rows(desk, Member, keys, ("photo",))]


def test_photos_come_in_with_their_members_and_can_be_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    plan = planned(desk, listed(tmp_path / "a.xlsx", [png(1), png(2), png(1)]))
    assert stored(desk) == set()
    imports.apply(desk, plan)
    kept = shas(desk)
    assert len(set(kept)) == 2
    assert stored(desk) == set(kept)
    assert attachments.photo(desk, kept[0] or "") == photos.prepare(png(1))
    history.undo(desk)
    assert shas(desk) == []
    history.redo(desk)
    assert shas(desk) == kept


def test_the_same_list_again_changes_nothing_and_another_photo_is_a_change(
    desk: Desk, tmp_path: Path
) -> None:
    imports.apply(desk, planned(desk, listed(tmp_path / "a.xlsx", [png(1), png(2)])))
    again = planned(desk, listed(tmp_path / "b.xlsx", [png(1), png(3)]))
    assert [line.verdict for line in again.lines] == [Verdict.SAME, Verdict.CHANGED]
    (change,) = again.lines[1].changes
    assert again.shown(change) == ("有", "有")
    imports.apply(desk, again)
    assert len(stored(desk)) == 3  # the log still names the one before
    assert upkeep.sweep(desk) == 0


@pytest.mark.parametrize("steps", [1, 3, 8])
def test_an_import_that_is_cancelled_leaves_no_photo(
    desk: Desk, tmp_path: Path, steps: int
) -> None:
    plan = planned(desk, listed(tmp_path / "a.xlsx", [png(n) for n in range(60)]))
    running = imports.apply_in_steps(desk, plan, backs_up=False)
    for _ in range(steps):
        next(running)
    running.close()
    assert (shas(desk), stored(desk)) == ([], set())
    imports.apply(desk, plan)
    assert len(stored(desk)) == 60


def test_an_import_that_fails_leaves_no_photo(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(desk, listed(tmp_path / "a.xlsx", [png(1)]))

    def fail(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("desktop_app.storage.log.action_writer.ActionWriter.finish", fail)
    with pytest.raises(UserError, match="没有改动"):
        imports.apply(desk, plan, backs_up=False)
    assert (shas(desk), stored(desk)) == ([], set())


def test_a_photo_that_was_there_before_outlives_a_cancelled_import(
    desk: Desk, tmp_path: Path
) -> None:
    sha = attachments.keep_photo(desk, png(1))
    running = imports.apply_in_steps(
        desk, planned(desk, listed(tmp_path / "a.xlsx", [png(1)])), backs_up=False
    )
    next(running)
    next(running)
    running.close()
    assert stored(desk) == {sha}


def test_pictures_that_can_be_no_photo_stay_out_and_are_named(desk: Desk, tmp_path: Path) -> None:
    book = listed(tmp_path / "a.xlsx", [png(1), png(2, (20, 20)), png(3, (20, 20))])
    (notice,) = book.sheets[0].notices
    assert notice.startswith("第 3、4 行的图片没有读入：")
    assert "太小" in notice
    imports.apply(desk, planned(desk, book))
    assert [bool(sha) for sha in shas(desk)] == [True, False, False]


def test_a_picture_that_the_file_lacks_is_named_with_what_to_do(tmp_path: Path) -> None:
    book = listed(tmp_path / "a.xlsx", ['=DISPIMG("ID_0",1)'])
    assert book.sheets[0].rows[1][1] == Picture(b"")
    assert "浮动图片" in book.sheets[0].notices[0]


def test_words_in_a_column_for_photos_are_no_photos(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, listed(tmp_path / "a.xlsx", ["有", "已交"]))
    assert "photo" not in plan.source.mapping.values()
    imports.apply(desk, planned(desk, listed(tmp_path / "b.xlsx", ["有", png(1)], "一寸照片")))
    assert [bool(sha) for sha in shas(desk)] == [False, True]


def test_an_empty_cell_never_takes_a_photo_away(desk: Desk, tmp_path: Path) -> None:
    imports.apply(desk, planned(desk, listed(tmp_path / "a.xlsx", [png(1), png(2)])))
    blank = planned(desk, listed(tmp_path / "b.xlsx", [png(1), ""]), Options(blanks_too=True))
    assert [line.verdict for line in blank.lines] == [Verdict.SAME, Verdict.SAME]


def test_reading_many_pictures_can_be_stopped(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, count: int) -> None:
        told.append((done, count))
        if done == 2:
            raise Cancelled

    listed(tmp_path / "a.xlsx", [png(n) for n in range(5)])
    with pytest.raises(Cancelled):
        imports.open_book(tmp_path / "a.xlsx", progress=stop)
    assert told == [(0, 5), (1, 5), (2, 5)]

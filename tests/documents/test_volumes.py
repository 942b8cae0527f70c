"""Volumes: contents that tell the right page, texts that begin new ones, heads, outline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.documents.printables import Foot, Paragraph, Volume, VolumePart
from desktop_app.documents.volumes import write_volume
from desktop_app.errors import UserError
from tests.documents.pdf_reading import bookmarks, poppler_text, problems

FOOT = Foot("政协演示县委员会", "大会发言汇编", "", "2026年11月23日")
FRONT = 2
"""Title page and one page of contents."""


def part(number: int, paragraphs: int = 1, **more: str) -> VolumePart:
    text = f"第{number}篇的正文。" + "演示" * 80
    return VolumePart(
        f"演示题目{number}号", [f"演示发言者{number}"], [Paragraph(text)] * paragraphs,
        listed=f"演示发言者{number}", **more,
    )  # fmt: skip


def written(tmp_path: Path, *parts: VolumePart, title: str = "大会发言汇编") -> Path:
    target = tmp_path / "v.pdf"
    volume = Volume(title, parts, above="政协演示县委员会\n十届五次会议", below=("演示办公室",))
    write_volume(volume, FOOT, target, lambda *_: None)
    assert problems(target) == ""
    return target


def pages(path: Path) -> list[str]:
    """The text of each page in the order it was drawn, without blanks."""
    return ["".join(each.split()) for each in poppler_text(path, "-raw").split("\f")[:-1]]


@pytest.mark.parametrize("lengths", [[1], [1, 30, 2], [40, 1, 1, 25], [1] * 12])
def test_the_contents_name_the_page_on_which_each_text_begins(
    tmp_path: Path, lengths: list[int]
) -> None:
    path = written(tmp_path, *(part(n, many) for n, many in enumerate(lengths, 1)))
    found = pages(path)
    told = [int(page) for page in re.findall(r"演示题目\d+号．+(\d+)", found[1])]
    assert len(told) == len(lengths)
    for number, page in enumerate(told, 1):
        first = found[FRONT + page - 1]
        assert f"演示题目{number}号演示发言者{number}" in first
        assert f"—{page}—" in first
    outline = [(title, page) for _, title, page in bookmarks(path)]
    assert outline[:2] == [("大会发言汇编", 0), ("目录", 1)]
    assert outline[2:] == [(f"演示题目{n}号", FRONT + page - 1) for n, page in enumerate(told, 1)]


def test_no_two_texts_share_a_page_and_later_pages_name_their_text(tmp_path: Path) -> None:
    found = pages(written(tmp_path, part(1, 30), part(2, 30)))[FRONT:]
    for page in found:
        assert not ("第1篇的正文" in page and "第2篇的正文" in page)
    named = [re.search(r"大会发言汇编演示题目(\d)号$", page) for page in found]
    begun = [page.startswith("演示题目") for page in found]
    assert [bool(each) for each in named] == [not each for each in begun]
    for page, head in zip(found, named, strict=True):
        assert head is None or f"第{head[1]}篇的正文" in page
    numbers = [int(each[0]) for page in found if (each := re.findall(r"—(\d+)—", page))]
    assert numbers == list(range(1, len(found) + 1))


def test_parts_have_headings_in_the_contents_and_levels_in_the_outline(tmp_path: Path) -> None:
    path = written(tmp_path, part(1, part="口头发言"), part(2, part="口头发言"),
                   part(3, part="书面发言"))  # fmt: skip
    contents = pages(path)[1]
    assert contents.index("口头发言") < contents.index("演示题目2号") < contents.index("书面发言")
    assert [(level, title) for level, title, _ in bookmarks(path)][2:] == [
        (0, "口头发言"), (1, "演示题目1号"), (1, "演示题目2号"), (0, "书面发言"),
        (1, "演示题目3号"),
    ]  # fmt: skip


def test_the_front_carries_no_number_and_no_emblem(tmp_path: Path) -> None:
    path = written(tmp_path, part(1))
    cover, contents, *_ = pages(path)
    assert cover == "政协演示县委员会十届五次会议大会发言汇编演示办公室"
    assert "—" not in contents
    assert b"/Subtype /Image" not in path.read_bytes()


def test_a_very_long_title_is_broken_in_the_contents_and_keeps_its_number(tmp_path: Path) -> None:
    long = VolumePart("关于" + "演示很长的题目" * 16, ["甲"], [Paragraph("正文")], listed="甲")
    contents = pages(written(tmp_path, part(1), long))[1]
    assert re.search(r"．+2甲$", contents)


def test_many_texts_fill_several_pages_of_contents(tmp_path: Path) -> None:
    path = written(tmp_path, *(part(n) for n in range(1, 61)))
    starts = [page for _, title, page in bookmarks(path) if title.startswith("演示题目")]
    front = starts[0]
    assert front > FRONT
    assert starts == list(range(front, front + 60))
    listed = "".join(pages(path)[1:front])
    assert re.findall(r"演示题目60号．+(\d+)", listed) == ["60"]


def test_an_empty_volume_and_a_text_without_a_body_are_clean_files(tmp_path: Path) -> None:
    assert len(pages(written(tmp_path))) == FRONT
    bare = VolumePart("演示", [], [])
    assert pages(written(tmp_path, bare))[FRONT].startswith("演示")


def test_nothing_is_left_of_a_volume_that_was_cancelled(tmp_path: Path) -> None:
    def stop(*_: int) -> None:
        raise UserError("停")

    target = tmp_path / "v.pdf"
    with pytest.raises(UserError):
        write_volume(Volume("演示", [part(1)]), FOOT, target, stop)
    assert not list(tmp_path.glob("*v.pdf*"))

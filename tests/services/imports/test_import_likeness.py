"""Names like an unknown one are found, few choices or many."""

from __future__ import annotations

import pytest

from desktop_app.services.imports.import_likeness import SUGGESTED, Likeness


def choices(count: int) -> list[tuple[int, str]]:
    return [(number, f"第{number}社区协商议事室") for number in range(count)]


@pytest.mark.parametrize("count", [0, 50, 5_000])
def test_the_most_alike_comes_first(count: int) -> None:
    like = Likeness([*choices(count), (-1, "文昌街道“有事好商量”协商点")])
    assert like.nearest("文昌街道有事好商量点")[0][0] == -1


@pytest.mark.parametrize("count", [50, 5_000])
def test_a_name_inside_another_is_like_it(count: int) -> None:
    like = Likeness([*choices(count), (-1, "社会法制和民族宗教委员会")])
    assert like.nearest("民族宗教")[0] == (-1, "社会法制和民族宗教委员会")


@pytest.mark.parametrize("count", [50, 5_000])
def test_a_few_at_most_are_named_and_none_that_is_hardly_alike(count: int) -> None:
    like = Likeness(choices(count))
    assert 0 < len(like.nearest("第7社区协商室")) <= SUGGESTED
    assert like.nearest("水") == ()

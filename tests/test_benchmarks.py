"""The comparison of two builds: what is timed, the pairs, the table, the other revision."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import (
    activities_bench,
    against,
    assessments_bench,
    bin_bench,
    bulk_bench,
    campaigns_bench,
    duties_bench,
    duty_matrix_bench,
    facts_bench,
    figures_bench,
    import_bench,
    ledger_bench,
    lists_bench,
    pairs,
    prints_bench,
    reminders_bench,
    revisions,
    sandbox_bench,
    save_bench,
    scores_bench,
    timeline_bench,
)
from tests.benchmarks.against import Child
from tests.benchmarks.pairs import Turn
from tests.benchmarks.revisions import Revision, Unavailable
from tests.benchmarks.works import READY, Area, Measured, Target, stretches


def measured(name: str, *walls: float) -> list[Measured]:
    return [Measured(name, wall, wall) for wall in walls]


def turns(**rows: tuple[float, float]) -> tuple[Turn, Turn]:
    """One turn of both builds: their and our milliseconds of each row."""
    return (
        {name: Measured(name, theirs, theirs) for name, (theirs, _) in rows.items()},
        {name: Measured(name, ours, ours) for name, (_, ours) in rows.items()},
    )


def test_a_stretch_is_named_by_its_work_and_what_is_before_ready_is_left_out() -> None:
    def work(turn: int) -> Iterator[str | Measured]:
        yield READY
        yield "cold"
        yield Measured("syncs", turn, turn, "syncs")

    cold, syncs = stretches("save", work, 3)
    assert (cold.name, cold.unit) == ("save, cold", "ms")
    assert syncs == Measured("save, syncs", 3, 3, "syncs")


def test_parts_of_a_stretch_are_also_summed() -> None:
    def work(turn: int) -> Iterator[Measured]:
        yield Measured("first/open", 1, 2)
        yield Measured("first/plan", 10, 20)

    assert stretches("import", work, 0)[-1] == Measured("import, first", 11, 22)


def test_ratios_are_taken_pair_by_pair() -> None:
    """A slow moment hits both of a pair: ratios of medians would say 1, not a half."""
    row = pairs.row("list", measured("list", 20, 200, 20), measured("list", 10, 100, 20))
    assert (row.wall, row.cpu) == (0.5, 0.5)
    assert (row.theirs, row.ours, row.pairs) == ((20, 20), (20, 20), 3)


def test_a_row_needs_both_builds_in_every_turn() -> None:
    found = pairs.rows([turns(a=(1, 1), b=(1, 1)), turns(a=(1, 1))])
    assert [row.name for row in found] == ["a"]
    failed: tuple[Turn, Turn] = ({}, turns(a=(1, 1))[1])
    assert pairs.rows([failed]) == []


@pytest.mark.parametrize(
    ("wall", "cpu", "says"), [(0.4, 0.3, "yes"), (0.6, 0.4, "in doubt"), (0.6, 0.5, "no")]
)
def test_a_target_is_met_by_both_clocks(wall: float, cpu: float, says: str) -> None:
    row = pairs.row("sort, cold", [Measured("", 1, 1)], [Measured("", wall, cpu)])
    assert pairs.met(pairs.Judged(row, Target("sort *", 0.4))) == says


def test_a_row_is_also_judged_beside_another_of_its_own_build() -> None:
    both = [turns(bare=(4, 5), ours=(20, 10))]
    targets = (Target("ours", 0.6), Target("o*", 3.0, beside="bare"))
    found = pairs.judged(both, targets, among=[ours for _, ours in both])
    assert [(each.row.name, each.row.wall, each.target) for each in found] == [
        ("bare", 1.25, None),
        ("ours", 0.5, targets[0]),
        ("ours / bare", 2, targets[1]),
    ]


def test_the_worst_row_stands_for_its_target() -> None:
    target = Target("sort *", 0.4)
    found = pairs.judged([turns(**{"sort a": (10, 3), "sort b": (10, 9), "c": (1, 9)})], [target])
    assert [each.row.name for each in pairs.worst(found)] == ["sort b"]


def test_the_table_can_be_pasted() -> None:
    found = pairs.judged([turns(list=(20, 5))], [Target("l*", 0.25)])
    assert pairs.table(found, "0.2.0", "now").splitlines() == [
        (
            "| work | 0.2.0 ms | now ms | wall × | quartiles"
            " | 0.2.0 cpu | now cpu | cpu × | pairs | target | met |"
        ),
        "|---|--:|--:|--:|---|--:|--:|--:|--:|--:|---|",
        "| list | 20 | 5 | 0.25 | 0.25–0.25 | 20 | 5 | 0.25 | 1 | ≤ 0.25 | yes |",
    ]


class Told:
    """A child that notes who is asked for which turn."""

    def __init__(self, name: str, asked: list[str]) -> None:
        self.name, self.asked = name, asked

    def turn(self, name: str, number: int) -> Turn:
        self.asked.append(f"{self.name}{number}")
        return {name: Measured(name, 1, 1)}


def asked_and_counted(seconds: float) -> tuple[list[str], int]:
    """Who was asked, in this order, for four pairs, and how many pairs count."""
    asked: list[str] = []
    both = [cast(Child, Told(name, asked)) for name in ("theirs", "ours")]
    found = against.turns("list", *both, pairs=4, seconds=seconds)
    return asked, len(found)


def test_who_begins_changes_with_every_turn_and_the_first_only_warms_up() -> None:
    asked, count = asked_and_counted(seconds=60)
    assert asked[:4] == ["ours0", "theirs0", "theirs1", "ours1"]
    assert (len(asked), count) == (10, 4)
    asked, count = asked_and_counted(seconds=0)
    assert (len(asked), count) == (8, 3)


def test_slow_works_count_from_the_first_turn_and_stop_after_three(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(against, "SLOW", -1)
    asked, count = asked_and_counted(seconds=0)
    assert (len(asked), count) == (6, 3)


def test_an_unknown_revision_says_so() -> None:
    with pytest.raises(Unavailable, match="knows no commit 'no-such-thing'"):
        revisions.prepared("no-such-thing")


def test_without_git_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unavailable, match="git is needed"):
        revisions.prepared("HEAD")


def test_without_network_it_says_so_and_does_not_count_as_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def done(command: list[str]) -> str:
        if "pip" in command:
            raise subprocess.CalledProcessError(1, command, stderr="no route to the index\n")
        return "0" * 40 if "rev-parse" in command else ""

    monkeypatch.setattr(revisions, "ROOT", tmp_path)
    monkeypatch.setattr(revisions, "KEPT", tmp_path / ".bench")
    monkeypatch.setattr(revisions, "_done", done)
    monkeypatch.setattr(revisions, "_unpack", lambda _number, tree: tree.mkdir(parents=True))
    for _ in range(2):
        with pytest.raises(Unavailable, match="no route to the index"):
            revisions.prepared("0.0.0")


def test_a_folder_with_an_environment_is_taken_as_it_is(tmp_path: Path) -> None:
    found = revisions.prepared(str(tmp_path))
    assert found == Revision(tmp_path.name, tmp_path, tmp_path / ".venv/bin/python")


def test_an_unknown_name_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        benchmarks.options(["nothing"])
    assert "no such benchmark: nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    "module",
    [
        assessments_bench, bin_bench, bulk_bench, duties_bench, duty_matrix_bench, facts_bench,
        figures_bench, import_bench, ledger_bench, lists_bench, prints_bench, reminders_bench,
        sandbox_bench, save_bench, scores_bench, timeline_bench,
        campaigns_bench,
    ],
)  # fmt: skip
@pytest.mark.usefixtures("qapp")
def test_works_can_be_done(module: Area, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activities_bench, "MEMBERS", 60)
    with module.works(tmp_path, 60) as works:
        for name, work in works.items():
            found = {each.name for each in stretches(name, work, 1)}
            assert found, name
            besides = {each.beside for each in module.TARGETS if each.beside.startswith(f"{name},")}
            assert besides <= found


def test_both_builds_answer_from_processes_of_their_own(tmp_path: Path) -> None:
    here = revisions.this_one()
    with against.children([here, here], "lists", 20) as both:
        names = {tuple(child.names()) for child in both}
        assert len(names) == 1
        assert {*both[1].turn("first hundred rows", 0)} == {
            "first hundred rows, cold",
            "first hundred rows, again",
        }
        assert both[0].turn("sort by born", 1)

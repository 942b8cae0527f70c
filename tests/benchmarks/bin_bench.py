"""The recycle bin with many removed records: opened, searched, read by the page, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.storage.log import recycle_bin
from tests.benchmarks.member_office import members
from tests.benchmarks.works import READY, Target, Works, whole

SIZES, TARGETS = (10_000, 100_000), tuple[Target, ...]()
SOME = 10_000


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The bin of an office whose `size` members have all been removed."""
    with members(folder, size) as desk:
        registers.remove(desk, Member, list(registers.find(desk, Member, registers.Query())))
        places = history.find_removed(desk)
        assert len(places) == size
        yield {
            "opened": whole(partial(history.find_removed, desk), "all places"),
            "a page": whole(partial(history.read_removed, desk, places[:128]), "128 rows"),
            **{
                f"searched for {text}": whole(partial(history.find_removed, desk, text), "places")
                for text in ("zs", "wang", "没有这个人", "张")
            },
            f"at most {SOME:,} members": partial(_there_and_back, desk),
            "made anew": whole(partial(_made_anew, desk), "from the log"),
        }


def _there_and_back(desk: Desk, turn: int) -> Iterator[str]:
    some = history.find_removed(desk)[:SOME]
    yield READY
    history.bring_back(desk, history.read_removed(desk, some))
    yield "brought back"
    keys = list(registers.find(desk, Member, registers.Query()))
    yield READY
    registers.remove(desk, Member, keys)
    yield "removed"


def _made_anew(desk: Desk) -> None:
    with desk.office.writing() as connection:
        recycle_bin.rebuild(desk.office, connection)

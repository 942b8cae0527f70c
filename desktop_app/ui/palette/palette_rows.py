"""The lines of the command palette: groups with their heads, what each line says and does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop_app.chinese import pinyin
from desktop_app.services.registers.quick_search import Found, Hits
from desktop_app.ui.window.page import Command

EVERY, PEOPLE, RECORDS, COMMANDS = "全部", "人", "记录", "命令"
KINDS = (EVERY, PEOPLE, RECORDS, COMMANDS)
FEW, MANY = 6, 200
"""The most lines of one kind: shown together with other kinds, and shown alone."""


class PaletteLine(NamedTuple):
    """One line: a heading without `run`, else title, detail, text at the right, and action."""

    title: str
    detail: str = ""
    right: str = ""
    icon: str = ""
    run: Callable[[], object] | None = None


class HitKind(NamedTuple):
    """All lines of one kind, and how many they are as it is shown."""

    name: str
    lines: tuple[PaletteLine, ...]
    total: str


def search_words(title: str) -> str:
    """The text in which a command is searched: its words, its pinyin, the initials."""
    letters = "".join(character for character in title if character.isalnum())
    return f"{title.lower()} {pinyin.search_text(letters)}"


def command_lines(commands: Iterable[tuple[Command, str]], typed: str) -> HitKind:
    """The commands whose words, pinyin or initials hold every word that was typed."""
    words = typed.lower().split()
    found = [command for command, text in commands if all(word in text for word in words)]
    lines = tuple(PaletteLine(each.title, "", each.keys, "forward", each.run) for each in found)
    return HitKind(COMMANDS, lines, str(len(lines)))


def hit_lines(
    hits: Sequence[Hits],
    typed: str,
    show: Callable[[Found], object],
    search: Callable[[str, str], object],
) -> tuple[HitKind, HitKind]:
    """People and records that were found; the rest of a register is looked at in its list."""
    kinds = []
    for name, person in ((PEOPLE, True), (RECORDS, False)):
        own = [each for each in hits if each.person is person]
        lines = [
            PaletteLine(each.title, each.detail, each.kind, each.icon, _call(show, each))
            for some in own
            for each in some.found
        ]
        rest = [
            PaletteLine(f"在{some.title}里找“{typed}”", "还有更多", "", "search",
                 _call(search, some.record, typed))
            for some in own if some.more
        ]  # fmt: skip
        total = f"{len(lines)}+" if rest else str(len(lines))
        kinds.append(HitKind(name, (*lines, *rest), total))
    return kinds[0], kinds[1]


def _call(act: Callable[..., object], *given: object) -> Callable[[], object]:
    return lambda: act(*given)


def shown(kinds: Sequence[HitKind], chosen: str) -> list[PaletteLine]:
    """The lines of the list: a few of each kind with headings, or all of one kind."""
    found: list[PaletteLine] = []
    some = [each for each in kinds if each.lines]
    for kind in some:
        if chosen not in (EVERY, kind.name):
            continue
        alone = chosen != EVERY or len(some) == 1
        if not alone:
            found.append(PaletteLine(kind.name, right=kind.total))
        found += kind.lines[: MANY if alone else FEW]
        left = len(kind.lines) - FEW
        if not alone and left > 0:
            found.append(PaletteLine(f"还有 {left} 条，按 Tab 换到“{kind.name}”"))
    return found

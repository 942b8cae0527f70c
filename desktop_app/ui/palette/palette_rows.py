"""The lines of the command palette: groups with their heads, what each line says and does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from desktop_app.chinese import pinyin
from desktop_app.services.registers.quick_search import Found, Hits
from desktop_app.ui.window.page import Command

EVERY, PEOPLE, RECORDS, COMMANDS = "全部", "人", "记录", "命令"
KINDS = (EVERY, PEOPLE, RECORDS, COMMANDS)
LONGEST = 40
"""Characters of a title in which the typed part is looked for by its spelling."""
FEW, MANY = 6, 200
"""The most lines of one kind: shown together with other kinds, and shown alone."""


class PaletteLine(NamedTuple):
    """One line: a heading without `run`, else title, detail, text at the right, and action.

    One with a `kind` shows that kind alone instead of running. `more` gives what else can be done
    with the record of the line; None for a command. `marked` is the part of the title that was
    typed, as start and end.
    """

    title: str
    detail: str = ""
    right: str = ""
    icon: str = ""
    run: Callable[[], object] | None = None
    more: Callable[[], Sequence[Command]] | None = None
    marked: tuple[int, int] = (0, 0)
    kind: str = ""

    @property
    def is_head(self) -> bool:
        """Whether it is only read."""
        return self.run is None and not self.kind


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
    return HitKind(COMMANDS, tuple(map(command_line, found)), str(len(found)))


def command_line(command: Command) -> PaletteLine:
    """The line of a command, its key at the right."""
    return PaletteLine(command.title, "", command.keys, command.icon or "forward", command.run)


def hit_lines(
    hits: Sequence[Hits],
    typed: str,
    show: Callable[[Found], object],
    search: Callable[[str, str], object],
    more: Callable[[Found], Sequence[Command]] = lambda _: (),
) -> tuple[HitKind, HitKind]:
    """People and records that were found; the rest of a register is looked at in its list."""
    kinds = []
    for name, person in ((PEOPLE, True), (RECORDS, False)):
        own = [each for each in hits if each.person is person]
        lines = [
            PaletteLine(
                each.title, each.detail, each.kind, "user" if person else each.icon,
                partial(show, each), partial(more, each), marked_part(each.title, typed),
            )
            for some in own
            for each in some.found
        ]  # fmt: skip
        rest = [
            PaletteLine(f"在{some.title}里找“{typed}”", "还有更多", "", "search",
                 partial(search, some.record, typed))
            for some in own if some.more
        ]  # fmt: skip
        total = f"{len(lines)}+" if rest else str(len(lines))
        kinds.append(HitKind(name, (*lines, *rest), total))
    return kinds[0], kinds[1]


def marked_part(title: str, typed: str) -> tuple[int, int]:
    """Where the first typed word is in a title, also as pinyin or initials; (0, 0) if nowhere."""
    word = typed.lower().split()[0] if typed.split() else ""
    place = title.lower().find(word) if word else -1
    if place >= 0:
        return place, place + len(word)
    if word.isascii() and word.isalpha():
        for start in range(min(len(title), LONGEST)):
            for spelled in (_initials, _spellings):
                length = _spelled(title[start:LONGEST], word, spelled)
                if length:
                    return start, start + length
    return 0, 0


def _initials(character: str) -> Iterator[str]:
    return (reading[0] for reading in pinyin.readings_of(character))


def _spellings(character: str) -> Iterator[str]:
    return iter(pinyin.readings_of(character))


def _spelled(text: str, word: str, parts: Callable[[str], Iterator[str]]) -> int:
    """How many characters from the first on have parts that make up the word; 0 for none."""
    for length, character in enumerate(text, 1):
        options = list(parts(character))
        if any(each.startswith(word) for each in options):
            return length
        fitting = next((each for each in options if word.startswith(each)), "")
        if not fitting:
            return 0
        word = word[len(fitting) :]
    return 0


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
            rest = f"{left} 人" if kind.name == PEOPLE else f"{left} 条{kind.name}"
            found.append(PaletteLine(f"还有 {rest}", icon="down", kind=kind.name))
    return found

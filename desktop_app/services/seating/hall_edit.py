"""A hall that is being changed: moves by hand, each one step that can be taken back. Pure.

Nobody is ever lost: who is displaced moves on, or is one of those without a seat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.hall import (
    MOST_BLOCK,
    MOST_ROSTRUM,
    MOST_ROWS,
    ROSTRUM,
    Hall,
    Seat,
    Sitting,
    hall_text,
)
from desktop_app.services.seating import arranging
from desktop_app.services.seating.seat_person import SeatPerson

RESERVED = "这个座位留出了，要坐人请先取消留出。"
LOCKED = "座位锁住了，要换人请先解锁（L）。"


class EditStep(NamedTuple):
    """One step: its words, the hall before and after it."""

    words: str
    before: Hall
    after: Hall


class HallEdit:
    """The hall as it is now, the people who are to sit in it, and the steps so far."""

    def __init__(self, hall: Hall, people: Sequence[SeatPerson]) -> None:
        self.people: Mapping[str, SeatPerson] = {each.key: each for each in people}
        self.hall = renamed(hall, self.people)
        self._steps: list[EditStep] = []
        self._undone: list[EditStep] = []
        self._text = seats_text(hall)

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what is stored."""
        return seats_text(self.hall) != self._text

    @property
    def last_words(self) -> str:
        """The words of the step that undo would take back, '' for none."""
        return self._steps[-1].words if self._steps else ""

    def saved(self, hall: Hall | None = None) -> None:
        """What is shown now is stored, or another hall; the steps stay."""
        self._text = seats_text(self.hall if hall is None else hall)

    def take_people(self, people: Sequence[SeatPerson]) -> None:
        """Others are to be seated now; seats stay as they are."""
        self.people = {each.key: each for each in people}
        self.hall = renamed(self.hall, self.people)

    def person_at(self, seat: Seat) -> str | None:
        """The key of who sits on a seat."""
        return self.hall.seats.get(seat)

    def unseated(self) -> list[SeatPerson]:
        """The people without a seat, by group and strokes."""
        seated = set(self.hall.seats.values())
        return arranging.ordered(
            [each for each in self.people.values() if each.key not in seated], arranging.SECTOR
        )

    def strangers(self) -> list[Seat]:
        """The seats of people who are no longer on the list."""
        return [seat for seat, each in self.hall.seats.items() if each not in self.people]

    def on_leave(self) -> list[Seat]:
        """The seats of people with leave."""
        found = self.hall.seats.items()
        return [seat for seat, each in found
                if each in self.people and self.people[each].on_leave]  # fmt: skip

    def swap(self, one: Seat, other: Seat) -> None:
        """Exchanges what two seats hold; one of them may be empty."""
        self._may_change(one, other)
        a, b = self.person_at(one), self.person_at(other)
        if a is None and b is None:
            raise UserError("两个座位都是空的。")
        seats = {seat: each for seat, each in self.hall.seats.items() if seat not in (one, other)}
        seats |= {seat: each for seat, each in ((one, b), (other, a)) if each is not None}
        words = "换座" if a and b else "挪座"
        self._take(words, replace(self.hall, seats=seats))

    def put(self, person: str, seat: Seat) -> None:
        """Puts somebody without a seat on one; who sat there has none then."""
        self._may_change(seat)
        each = self.people[person]
        others = {place: who for place, who in self.hall.seats.items() if who != person}
        hall = replace(self.hall, seats=others)
        self._take(f"安排 {each.name}", arranging.with_people(hall, {seat: each}))

    def insert(self, person: str, seat: Seat) -> None:
        """Puts somebody on a seat; those from there on move on by one, up to an empty seat.

        Locked and reserved seats are passed over. For somebody who has a seat behind, nobody
        behind that one moves; from a seat before, those between move forward. Where no seat from
        there on is empty the last one moved gets the first empty seat, or one in a new row.
        """
        self._may_change(seat)
        start = self.hall.seat_of(person)
        if start == seat:
            raise UserError("他就坐在这里。")
        if start is not None:
            self._may_change(start)
        each = self.people.get(person)
        name = each.name if each else self.hall.people[person].name
        hall = self.hall
        if each is not None:
            hall = replace(hall, people={**hall.people, person: each.sitting})
        seats = {place: who for place, who in hall.seats.items() if place != start}
        line = self._line(seat, start)
        if all(place in seats for place in line):
            hall, last = _one_more(replace(hall, seats=seats))
            line = [*line, last]
        moving: str | None = person
        for place in line:
            if moving is None:
                break
            seats[place], moving = moving, seats.get(place)
        self._take(f"插入 {name}", replace(hall, seats=seats))

    def _line(self, seat: Seat, start: Seat | None) -> list[Seat]:
        """The seats that may move, from one towards where they move."""
        every = self.hall.of_rostrum() if seat[0] == ROSTRUM else self.hall.of_hall()
        movable = [
            each for each in every
            if each not in self.hall.reserved and each not in self.hall.locked
        ]  # fmt: skip
        at = movable.index(seat)
        if start is not None and start in movable and start < seat:
            return movable[movable.index(start) : at + 1][::-1]
        return movable[at:]

    def empty(self, seat: Seat) -> None:
        """Takes somebody off a seat."""
        self._may_change(seat)
        person = self.person_at(seat)
        if person is None:
            raise UserError("这个座位是空的。")
        seats = {place: each for place, each in self.hall.seats.items() if place != seat}
        name = self.hall.people[person].name
        self._take(f"空出 {name} 的座位", replace(self.hall, seats=seats))

    def lock(self, seat: Seat) -> None:
        """Locks a seat with somebody on it, or unlocks it."""
        if self.person_at(seat) is None:
            raise UserError("空座位不用锁；要空着不坐人，请留出（R）。")
        locked = self.hall.locked ^ {seat}
        words = "锁住座位" if seat in locked else "解锁座位"
        self._take(words, replace(self.hall, locked=locked))

    def reserve(self, seat: Seat) -> None:
        """Keeps a seat free, or gives it back; who sits there has none then."""
        if seat in self.hall.locked:
            raise UserError(LOCKED)
        reserved = self.hall.reserved ^ {seat}
        seats = {place: each for place, each in self.hall.seats.items() if place != seat}
        words = "留出座位" if seat in reserved else "取消留出"
        self._take(words, replace(self.hall, reserved=reserved, seats=seats))

    def arrange(self, rule: str, custom: str) -> arranging.Arranged:
        """Seats everybody by a rule; what was locked stays."""
        done = arranging.arranged(self.hall, list(self.people.values()), rule, custom)
        self._take("重新排", done.hall)
        return done

    def seat_all(self) -> arranging.Arranged:
        """Puts everybody without a seat on the empty ones."""
        waiting = self.unseated()
        if not waiting:
            raise UserError("人人都有座位了。")
        done = arranging.seated(self.hall, waiting)
        self._take("都补到空位", done.hall)
        return done

    def lay_out(self, blocks: tuple[int, int, int], rows: int, rostrum: int) -> int:
        """Changes the seats there are; how many people have none then."""
        if not all(0 <= each <= MOST_BLOCK for each in blocks) or not sum(blocks):
            raise UserError(f"每排座位请填 0 到 {MOST_BLOCK}，至少有一区有座位。")
        if not 1 <= rows <= MOST_ROWS or not 0 <= rostrum <= MOST_ROSTRUM:
            raise UserError(f"排数请填 1 到 {MOST_ROWS}，主席台座位请填 0 到 {MOST_ROSTRUM}。")
        after = replace(self.hall, blocks=blocks, rows=rows, rostrum=rostrum).cleaned()
        lost = len(self.hall.seats) - len(after.seats)
        self._take("改座位数", after)
        return lost

    def take(self, hall: Hall, words: str) -> None:
        """Shows another hall, such as one that was kept, as one step."""
        self._take(words, renamed(hall, self.people))

    def undo(self) -> EditStep | None:
        """Takes the last step back and returns it, None where there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self._undone.append(step)
        self.hall = renamed(step.before, self.people)
        return step

    def redo(self) -> EditStep | None:
        """Takes the step again that was taken back last, None where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._steps.append(step)
        self.hall = renamed(step.after, self.people)
        return step

    def _may_change(self, *seats: Seat) -> None:
        if any(each in self.hall.locked for each in seats):
            raise UserError(LOCKED)
        if any(each in self.hall.reserved for each in seats):
            raise UserError(RESERVED)

    def _take(self, words: str, after: Hall) -> None:
        after = after.cleaned()
        if after != self.hall:
            self._steps.append(EditStep(words, self.hall, after))
            self._undone.clear()
            self.hall = after


def _one_more(hall: Hall) -> tuple[Hall, Seat]:
    """The first empty seat of a hall, with a row more where there is none."""
    free = hall.free()
    if free:
        return hall, free[0]
    if hall.rows >= MOST_ROWS or not hall.width:
        raise UserError("没有空座位可以顺移，请先加座位。")
    rows = hall.rows + 1
    return replace(hall, rows=rows), (rows, 1)


def seats_text(hall: Hall) -> str:
    """A text that is the same for halls with the same keys on the same seats."""
    nameless = {key: Sitting("") for key in hall.people}
    return hall_text(replace(hall, people=nameless))


def renamed(hall: Hall, people: Mapping[str, SeatPerson]) -> Hall:
    """The hall with the names and groups of today."""
    now = {key: people[key].sitting if key in people else each for key, each in hall.people.items()}
    return replace(hall, people=now)

"""The next term: members go on as new records, links follow by ticks, one action undoes it all."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Branch,
    BranchMember,
    Brand,
    Campaign,
    Committee,
    Deed,
    Manuscript,
    Member,
    Membership,
    Pairing,
    Point,
    Request,
    Sector,
    Staff,
    StaffPost,
    Term,
    WorkGroup,
    WorkItem,
)
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.members.earlier_terms import earlier_records
from desktop_app.services.registers import Filter, Query, history
from desktop_app.services.safekeeping.backups import listed
from desktop_app.services.term_change import closing, starting
from desktop_app.services.term_change.next_term import NextTerm, TermChoice, candidates, read_next
from desktop_app.storage.query import lists
from desktop_app.storage.query.records_by_key import values_by_key

NEXT = NextTerm(11, "2026-11-10", "2031-11", 300)


class Old:
    """A tenth term: three members, a point, a group, a pairing, a branch and a brand."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.term = registers.find(desk, Term, Query())[0]
        self.committee = self.add(Committee, name="演示农业委", director="演示主任")
        self.sector = self.add(Sector, name="演示界")
        more = {"sector": self.sector, "committee": self.committee}
        self.one = self.add(Member, name="演示甲", cert_no="1", cppcc_post="standing", **more)
        self.two = self.add(Member, name="演示乙", terms_served=2, mobile="13800000000", **more)
        self.three = self.add(Member, name="演示丙", **more)
        self.point = self.add(Point, name="演示点", members=[self.one, self.three],
                              committees=[self.committee])  # fmt: skip
        self.brand = self.add(Brand, name="演示品牌", committee=self.committee)
        self.group = self.add(WorkGroup, name="演示组", kind="activity_group")
        for member, post in ((self.one, "leader"), (self.three, None)):
            self.add(Membership, member=member, kind="group", group=self.group, group_post=post,
                     since="2023-01-01")  # fmt: skip
        self.pair = self.add(Pairing, level="b", linker=self.one, linker_name="演示甲",
                             target_member=self.two, target_name="演示乙", since="2023-01-01",
                             times=3)  # fmt: skip
        self.pair_over = self.add(Pairing, level="b", linker=self.three, linker_name="演示丙",
                                  target_member=self.two, target_name="演示乙",
                                  since="2023-01-01", times=3)  # fmt: skip
        self.branch = self.add(Branch, name="演示支部", kind="committee", committee=self.committee)
        self.add(BranchMember, branch=self.branch, member=self.one, name="演示甲")

    def add(self, model: type[Record], **values: object) -> int:
        from desktop_app.services.lookup.cache import lookup

        made = model.of({**model.defaults(lookup(self.desk)), **values})
        return self.desk.write([made], action="录入").keys[0]

    def values(self, model: type[Record], key: int) -> dict[str, object]:
        return registers.draft(self.desk, model, key).values

    def every(self, model: type[Record], **where: object) -> list[dict[str, object]]:
        filters = tuple(Filter(name, "in", (value,)) for name, value in where.items())
        keys = registers.find(self.desk, model, Query(where=filters))
        return [{**self.values(model, key), "id": key} for key in keys]

    def choice(self, **changes: object) -> TermChoice:
        said: dict[str, object] = {"members": (self.one, self.two), **changes}
        offered = starting.preview(self.desk, self.term, NEXT, TermChoice(**said)).follows  # type: ignore[arg-type]
        follows: dict[str, set[int]] = {}
        for each in offered:
            follows.setdefault(each.model.KEY, set()).add(each.key)
        said.setdefault("follows", {key: frozenset(keys) for key, keys in follows.items()})
        return TermChoice(**said)  # type: ignore[arg-type]

    def new(self, old: int) -> dict[str, object]:
        (found,) = self.every(Member, previous=old)
        return found


@pytest.fixture
def old(desk: Desk) -> Old:
    return Old(desk)


def test_members_go_on_as_new_records_of_the_new_term(old: Old) -> None:
    starting.start(old.desk, old.term, NEXT, old.choice())
    one, two = old.new(old.one), old.new(old.two)
    (term,) = old.every(Term, number=11)
    assert (term["starts"], term["ends"], term["planned"]) == ("2026-11-10", "2031-11", 300)
    assert one["term"] == two["term"] == term["id"]
    assert (one["terms_served"], two["terms_served"]) == (2, 3)
    assert (one["origin"], one["state"], one["cert_no"]) == ("continued", "serving", None)
    assert (one["cppcc_post"], one["standing"]) == (None, None)
    assert two["mobile"] == "13800000000"
    assert earlier_records(old.desk, int(str(one["id"]))) == [old.one]
    held = {each["kind"]: each for each in old.every(Membership, member=one["id"])}
    assert held["sector"]["since"] == "2026-11-10"
    assert held["committee"]["committee"] == old.committee
    assert old.every(Member, previous=old.three) == []
    assert old.values(Term, old.term)["ends"] == "2026-11-09"


def test_a_term_that_begins_later_is_held_from_its_first_day_alone(old: Old) -> None:
    later = NextTerm(11, "2027-01-10")
    starting.start(old.desk, old.term, later, old.choice())
    one = old.new(old.one)
    held = old.every(Membership, member=one["id"])
    assert {each["since"] for each in held} == {"2027-01-10"}
    assert len(held) == 3
    assert one["work_group"] == "演示组"


def test_what_is_ticked_follows_and_the_rest_stays(old: Old) -> None:
    starting.start(old.desk, old.term, NEXT, old.choice())
    one, two = old.new(old.one)["id"], old.new(old.two)["id"]
    assert old.values(Point, old.point)["members"] == [one]
    (row,) = old.every(BranchMember, branch=old.branch)
    assert row["member"] == one
    (held,) = old.every(Membership, member=one, kind="group")
    assert (held["group"], held["group_post"], held["since"]) == (
        old.group, "leader", "2026-11-10",
    )  # fmt: skip
    assert old.values(Pairing, old.pair)["until"] == "2026-11-09"
    assert old.values(Pairing, old.pair_over)["until"] == "2026-11-09"
    (goes_on,) = [each for each in old.every(Pairing) if each["until"] is None]
    assert (goes_on["linker"], goes_on["target_member"], goes_on["since"]) == (
        one, two, "2026-11-10",
    )  # fmt: skip


def test_nothing_follows_without_a_tick(old: Old) -> None:
    starting.start(old.desk, old.term, NEXT, old.choice(follows={}))
    assert old.values(Point, old.point)["members"] == [old.one, old.three]
    assert old.values(Pairing, old.pair)["until"] is None
    assert old.every(Membership, member=old.new(old.one)["id"], kind="group") == []


def test_a_committee_of_another_name_is_a_new_one_and_old_records_keep_theirs(old: Old) -> None:
    renamed = {old.committee: "演示农业农村委"}
    starting.start(
        old.desk, old.term, NEXT, old.choice(renamed=renamed, added=("演示联络委",))
    )  # fmt: skip
    (new,) = old.every(Committee, name="演示农业农村委")
    assert old.new(old.one)["committee"] == new["id"] != old.committee
    assert old.values(Member, old.one)["committee"] == old.committee
    assert old.values(Brand, old.brand)["committee"] == new["id"]
    assert old.values(Point, old.point)["committees"] == [new["id"]]
    assert old.values(Branch, old.branch)["committee"] == new["id"]
    assert new["director"] is None
    assert len(old.every(Committee, name="演示联络委")) == 1


def test_the_office_and_what_is_unfinished_go_to_the_new_committee(old: Old) -> None:
    of = {"committee": old.committee}
    stays = [
        (WorkItem, old.add(WorkItem, name="演示完成", state="done", **of)),
        (Manuscript, old.add(Manuscript, name="演示出版", state="published", **of)),
        (Staff, old.add(Staff, name="演示退休", state="retired", **of)),
    ]
    goes = [
        (Staff, old.add(Staff, name="演示干部", state="present", **of)),
        (StaffPost, old.add(StaffPost, post="演示主任", planned=1, **of)),
        (WorkItem, old.add(WorkItem, name="演示任务", state="underway", **of)),
        (Campaign, old.add(Campaign, name="演示行动", state="underway", **of)),
        (Request, old.add(Request, name="演示请示", state="sent", **of)),
        (Deed, old.add(Deed, name="演示实事", state="underway", **of)),
        (Manuscript, old.add(Manuscript, name="演示稿件", state="received", **of)),
    ]
    models = {model for model, _ in goes}
    before = {each.KEY: old.every(each) for each in models}
    starting.start(old.desk, old.term, NEXT, old.choice(renamed={old.committee: "演示新委"}))
    (new,) = old.every(Committee, name="演示新委")
    for model, key in goes:
        assert old.values(model, key)["committee"] == new["id"], model.KEY
    for model, key in stays:
        assert old.values(model, key)["committee"] == old.committee, model.KEY
    history.undo(old.desk)
    assert {each.KEY: old.every(each) for each in models} == before


def test_one_undo_takes_all_of_it_back_and_a_backup_is_there(old: Old) -> None:
    models = (Term, Member, Membership, Point, Pairing, BranchMember, Committee, WorkGroup, Brand)
    before = {each.KEY: old.every(each) for each in models}
    starting.start(old.desk, old.term, NEXT, old.choice(renamed={old.committee: "演示新委"}))
    assert next(iter(listed(old.desk))).reason == "换届前"
    history.undo(old.desk)
    assert {each.KEY: old.every(each) for each in models} == before
    history.redo(old.desk)
    assert len(old.every(Term)) == 2


def test_stopping_before_the_end_writes_nothing(old: Old) -> None:
    steps = starting.start_in_steps(old.desk, old.term, NEXT, old.choice())
    for _ in range(3):
        next(steps)
    steps.close()
    assert len(old.every(Term)) == 1


def test_the_old_term_may_be_closed_before_or_after(old: Old) -> None:
    closing.close(old.desk, old.term, closing.Closing("2026-11-09"))
    starting.start(old.desk, old.term, NEXT, old.choice())
    one = old.new(old.one)
    assert one["state"] == "serving"
    assert [each["since"] for each in old.every(Membership, member=one["id"], kind="group")] == [
        "2026-11-10"
    ]
    assert old.values(Point, old.point)["members"] == [one["id"]]


def test_who_went_on_is_offered_no_more_and_later_ones_join_the_same_term(old: Old) -> None:
    assert [each.texts[0] for each in candidates(old.desk, old.term)] == [
        "演示乙",
        "演示丙",
        "演示甲",
    ]
    starting.start(old.desk, old.term, NEXT, old.choice())
    assert [each.key for each in candidates(old.desk, old.term)] == [old.three]
    with pytest.raises(UserError, match="演示甲已经编入下一届"):
        starting.start(old.desk, old.term, NEXT, TermChoice(members=(old.one,)))
    starting.start(old.desk, old.term, NEXT, TermChoice(members=(old.three,)))
    assert len(old.every(Term)) == 2
    assert old.new(old.three)["term"] == old.new(old.one)["term"]


def test_the_preview_says_what_is_made_changed_and_left(old: Old) -> None:
    found = starting.preview(old.desk, old.term, NEXT, TermChoice(members=(old.one, old.two)))
    assert found.made[0] == "新建十一届"
    words = {(each.model.KEY, each.key): each.words for each in found.follows}
    assert words["point", old.point] == "1 人接着驻点；演示丙不连任"
    assert words["pairing", old.pair_over] == "结束，不接着：演示丙不连任"
    assert words["group", old.group] == "1 人接着在组里；演示丙不连任"
    assert any("不连任的委员：演示丙" in each for each in found.left)
    assert any("委员证号" in each for each in found.kept)


@pytest.mark.parametrize(
    ("number", "starts", "ends", "planned", "told"),
    [
        ("", "2027-01", "", "", "请填写下一届的届次"),
        ("十", "2027-01", "", "", "要大于十届"),
        ("十一", "", "", "", "请填写下一届的起始日期"),
        ("十一", "2021-01", "", "", "要晚于十届的起始日期"),
        ("十一", "2027-01-05", "2026-01", "", "不能早于起始日期"),
        ("十一", "2027-01", "", "许多", "委员名额"),
        ("某", "2027-01", "", "", "。"),
        ("十一", "开春", "", "", "。"),
    ],
)
def test_a_wrong_term_is_refused(
    old: Old, number: str, starts: str, ends: str, planned: str, told: str
) -> None:
    with pytest.raises(UserError, match=told):
        read_next(old.desk, old.term, number, starts, ends, planned)


def test_a_term_is_read_as_it_is_typed(old: Old) -> None:
    assert read_next(old.desk, old.term, "第十一届", "2027年1月", "2031-12", "300名") == NextTerm(
        11, "2027-01-01", "2031-12-31", 300
    )


def test_a_sector_of_another_name_is_another_sector_to_which_everything_goes(old: Old) -> None:
    desk = old.desk
    other = old.add(Committee, name="演示联络委", sectors=[old.sector])
    with_sector = old.add(
        Pairing, level="sector", linker=old.one, linker_name="演示甲",
        target_sector=old.sector, target_name="演示界", since="2023-01-01",
    )  # fmt: skip
    choice = old.choice(sectors={old.sector: "演示农业界"}, added_sectors=("演示环境资源界",))
    found = starting.preview(desk, old.term, NEXT, choice)
    assert "新设界别：演示农业界、演示环境资源界" in found.made
    words = {each.key: each.words for each in found.follows if each.model is Committee}
    assert words == {other: "界别改为新的"}
    starting.start(desk, old.term, NEXT, choice)
    (new,) = old.every(Sector, name="演示农业界")
    assert len(old.every(Sector)) == 3
    assert old.new(old.one)["sector"] == new["id"]
    assert old.values(Member, old.one)["sector"] == old.sector
    assert old.values(Committee, other)["sectors"] == [new["id"]]
    (pair,) = old.every(Pairing, target_sector=new["id"])
    assert pair["target_name"] == "演示农业界"
    assert old.values(Pairing, with_sector)["target_sector"] == old.sector
    history.undo(desk)
    assert [each["id"] for each in old.every(Sector)] == [old.sector]
    assert old.values(Committee, other)["sectors"] == [old.sector]


def _all_values(desk: Desk) -> dict[tuple[str, int], dict[str, object]]:
    """Every record of the file with its values; versions say which action wrote them last."""
    found: dict[tuple[str, int], dict[str, object]] = {}
    for model in desk.office.records:
        keys = lists.find(desk.office, model, Query())
        for key, (_, values) in values_by_key(desk.office, model, keys).items():
            found[model.KEY, key] = {k: v for k, v in values.items() if k != "version"}
    return found


@pytest.mark.parametrize("renames", [False, True])
def test_undoing_a_whole_change_of_term_gives_back_every_value(old: Old, *, renames: bool) -> None:
    desk = old.desk
    more = {"renamed": {old.committee: "演示农村委"}, "sectors": {old.sector: "演示新界"},
            "added": ("演示联络委",), "keeps_posts": True} if renames else {}  # fmt: skip
    before = _all_values(desk)
    starting.start(desk, old.term, NEXT, old.choice(**more))
    between = _all_values(desk)
    closing.close(desk, old.term, closing.Closing("2026-11-09"))
    after = _all_values(desk)
    assert before != between != after
    history.undo(desk)
    assert _all_values(desk) == between
    history.undo(desk)
    assert _all_values(desk) == before
    history.redo(desk)
    assert _all_values(desk) == between
    history.redo(desk)
    assert _all_values(desk) == after

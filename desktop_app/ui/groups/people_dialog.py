"""编入成员 of one group: several members, with their post and first day."""

from __future__ import annotations

from typing import cast

from desktop_app.records.group import WorkGroup
from desktop_app.records.links import Links
from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.services.desk import Changed
from desktop_app.services.groups import holding
from desktop_app.services.registers.stored import stored
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.form_loader import fitting
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asked_fields import AskedFields, Unfilled
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

PEOPLE = Links(Member, "委员")
PEOPLE.name = "people"


class PeopleDialog(AskingDialog):
    """The new members, and the values that all of them share."""

    def __init__(self, context: UiContext, key: int, parent: object = None) -> None:
        super().__init__(context, "people_dialog", "编入成员", "编入", parent)  # type: ignore[arg-type]
        self._key = key
        found = stored(context.desk, WorkGroup, [key])
        self.name = WorkGroup.title_of(found[0].values) if found else WorkGroup.TITLE
        now = len(holding.members_on(context.desk, [key], context.desk.today))
        self.heading.setText(f"编入成员：“{self.name}”")
        self.column.addWidget(label(f"现在有 {now} 人。已经在组里、职务也一样的不变。", "small"))
        self.people = fitting(PEOPLE)()
        cast("FieldBox", self.people).prepare(PEOPLE, form_context(context))
        self.add("委员 *", self.people, "people")
        known = {"since": context.desk.today.isoformat()}
        self._asked = AskedFields(
            context, Membership, ("group_post", "since*", "document"), known,
            {"since": "从哪天起"},
        )  # fmt: skip
        self.add_fields(self._asked)
        self._began = self._inputs()
        self.column.addStretch(1)
        self.widen(46)
        self.people.setFocus()

    def act(self) -> tuple[Changed, str]:
        self._asked.require()
        people = self._people()
        if not people:
            raise Unfilled({"people": "委员"})
        given = {"group": self._key, **self._asked.drafts()}
        changed = holding.put_in(self._context.desk, people, given)
        return changed, f"“{self.name}”编入 {len(people)} 人"

    def is_written(self) -> bool:
        return self._inputs() != self._began

    def _people(self) -> list[int]:
        typed = cast("FieldBox", self.people).draft()
        return [each for each in typed if isinstance(each, int)] if isinstance(
            typed, list | tuple
        ) else []  # fmt: skip

    def _inputs(self) -> tuple[object, ...]:
        return tuple(self._people()), *self._asked.drafts().values()

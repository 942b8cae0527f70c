"""How many headings, as offices write them, each register understands."""

from __future__ import annotations

import pytest

from desktop_app.documents.headers import guess_mapping, plain
from desktop_app.records import ALL
from desktop_app.records.other_titles import other_titles
from desktop_app.records.record import Record
from desktop_app.services import imports
from desktop_app.services.desk import Desk
from desktop_app.services.imports.import_cells import DOT
from tests.services.imports.activity_titles import ACTIVITY_TITLES
from tests.services.imports.assessment_titles import ASSESSMENT_TITLES
from tests.services.imports.brand_review_titles import BRAND_REVIEW_TITLES
from tests.services.imports.campaign_titles import CAMPAIGN_TITLES
from tests.services.imports.contact_titles import CONTACT_TITLES
from tests.services.imports.culture_titles import CULTURE_TITLES
from tests.services.imports.deed_titles import DEED_TITLES
from tests.services.imports.office_titles import TITLES as EARLIER
from tests.services.imports.press_titles import PRESS_TITLES
from tests.services.imports.proposal_titles import PROPOSAL_TITLES
from tests.services.imports.register_titles import REGISTER_TITLES
from tests.services.imports.report_titles import REPORT_TITLES
from tests.services.imports.supervision_titles import SUPERVISION_TITLES
from tests.services.imports.week_titles import WEEK_TITLES
from tests.services.imports.work_titles import WORK_TITLES

COLLECTIONS = (
    EARLIER, ACTIVITY_TITLES, CONTACT_TITLES, PRESS_TITLES, PROPOSAL_TITLES, REPORT_TITLES,
    SUPERVISION_TITLES, WEEK_TITLES, ASSESSMENT_TITLES,
    CAMPAIGN_TITLES,
    CULTURE_TITLES,
    REGISTER_TITLES,
    WORK_TITLES,
    BRAND_REVIEW_TITLES,
    DEED_TITLES,
)  # fmt: skip
TITLES = {
    key: {title: field for each in COLLECTIONS for title, field in each.get(key, {}).items()}
    for key in {key: None for each in COLLECTIONS for key in each}
}

LEAST = {
    "member": 0.97, "point": 0.98, "brand": 1.0, "consultation": 1.0, "outcome": 1.0,
    "topic": 1.0, "consultation_plan": 1.0, "look_back": 1.0, "case": 1.0, "instruction": 1.0,
    "proposal": 0.97, "proposal_handling": 0.97, "proposal_supervision": 0.97,
    "quality_review": 0.97, "award_round": 0.97, "upward_offer": 0.97, "speech": 0.97,
    "opinion_report": 1.0, "activity": 1.0, "leave": 1.0, "group": 1.0, "press": 1.0,
    "supervision_item": 1.0, "supervisor": 1.0, "expert": 1.0,
    "reception": 1.0,
    "contact": 1.0, "pairing": 1.0, "branch": 1.0,
    "agenda_item": 1.0, "duty": 0.97, "score_rule_set": 0.97, "score_entry": 0.97,
    "assessment": 0.97,
    "campaign": 0.97,
    "manuscript": 1.0, "collection_item": 1.0, "book": 1.0, "reading": 1.0,
    "request": 1.0, "upward_report": 1.0, "regulation": 1.0, "staff": 1.0,
    "work_item": 1.0,
    "brand_review": 1.0, "recognition": 1.0,
    "deed": 1.0,
}  # fmt: skip
FEWEST = 30
MODELS = {each.KEY: each for each in ALL}


def understood(desk: Desk, model: type[Record], titles: dict[str, str]) -> dict[str, str]:
    """The titles that are taken for another field than they mean, with what they are taken for."""
    words = sorted(imports.headings(desk, model), key=lambda each: DOT not in each.key)
    found = {title: guess_mapping([title], words).get(0, "") for title in titles}
    return {title: key for title, key in found.items() if key != titles[title]}


@pytest.mark.parametrize("key", list(TITLES))
def test_most_headings_of_a_register_are_understood(desk: Desk, key: str) -> None:
    titles = TITLES[key]
    assert len(titles) >= FEWEST
    wrong = understood(desk, MODELS[key], titles)
    assert 1 - len(wrong) / len(titles) >= LEAST[key], wrong


def test_every_register_with_a_page_has_its_titles() -> None:
    assert set(TITLES) == {each.KEY for each in ALL if each.TAB}


@pytest.mark.parametrize("key", list(TITLES))
def test_no_further_title_is_given_to_two_fields(key: str) -> None:
    model = MODELS[key]
    fields = {each.name for each in model.declared()}
    assert set(other_titles(key)) <= fields
    owners: dict[str, set[str]] = {}
    for each in model.declared():
        for title in {each.label, *each.also, *other_titles(key).get(each.name, ())}:
            owners.setdefault(plain(title), set()).add(each.name)
    assert {title: names for title, names in owners.items() if len(names) > 1} == {}

"""The titles of forms that are known before the prints are loaded are those of the prints."""

from __future__ import annotations

from desktop_app.documents.prints import PRINTS
from desktop_app.services.named_forms import FORMS, forms_of


def test_every_form_is_named_as_its_print_names_it_in_its_order() -> None:
    declared: dict[str, list[tuple[str, str]]] = {}
    for each in PRINTS:
        if each.kind == "form":
            declared.setdefault(each.record, []).append((each.key, each.title))
    assert {record: list(forms) for record, forms in FORMS.items()} == declared
    assert [each.key for each in forms_of("member")] == [key for key, _ in declared["member"]]
    assert forms_of("code_entry") == ()

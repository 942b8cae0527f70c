"""What the engines need from the members and the groups they belong to."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

MEMBERS = Subject(name="members", records=("member", "committee", "sector", "term", "point"))

"""What the engines need from the personal files of members."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

PERSONAL_FILES = Subject(name="personal_files", records=())

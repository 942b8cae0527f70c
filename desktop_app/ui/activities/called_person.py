"""Who is being called: the photo, the name in large characters, how it is read, the unit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.chinese.read_aloud import every_reading, hard_readings
from desktop_app.services.activities.mark_sheet import SheetRow
from desktop_app.ui.forms.boxes.photo_box import fitted
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label

LoadPhoto = Callable[[str], bytes | None]
FACE = QSize(75, 105)
ICON = 40
HEIGHT = 7.9
"""In heights of the text: room for a name, its reading and two facts, so that nothing jumps."""


class CalledPerson(QWidget):
    """Shows one person; `read_all` adds the pinyin of every character, not of rare ones alone."""

    def __init__(self, theme: Theme, load_photo: LoadPhoto) -> None:
        super().__init__()
        self._theme, self._load_photo = theme, load_photo
        self._person: SheetRow | None = None
        self._read_all = False
        self.face = QLabel()
        self.face.setObjectName("called_face")
        self.face.setAccessibleName("照片")
        self.face.setProperty("role", "photo")
        self.face.setFixedSize(FACE + QSize(2, 2))
        self.face.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = label("", "figure", wraps=True)
        self.name.setObjectName("called_name")
        self.reading = label("", "info", wraps=True)
        self.reading.setObjectName("called_reading")
        self.facts = label("", "muted", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        for each in (self.name, self.reading, self.facts):
            words.addWidget(each)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setMinimumHeight(int(HEIGHT * theme.sizes.text))
        theme.changed.connect(self._draw_face)

    def show_person(self, person: SheetRow) -> None:
        """Shows a person of the sheet."""
        same = self._person is not None and self._person.photo == person.photo
        self._person = person
        self.name.setText(person.name)
        facts = (person.about, person.role, person.unit, person.committee)
        self.facts.setText("\n".join(filter(None, facts)))
        self._tell_reading()
        if not same or self.face.isHidden():
            self._draw_face()
        self.face.show()

    def show_words(self, name: str, words: str) -> None:
        """Shows words in the place of a person."""
        self._person = None
        self.name.setText(name)
        self.facts.setText(words)
        self.reading.hide()
        self.face.hide()

    def read_all(self, on: bool) -> None:
        """Whether the pinyin of every character is shown."""
        self._read_all = on
        if self._person is not None:
            self._tell_reading()

    def _tell_reading(self) -> None:
        person = self._person
        assert person is not None
        self.reading.setText(reading_words(person, every=self._read_all))
        self.reading.setVisible(bool(self.reading.text()))

    def _draw_face(self) -> None:
        if self._person is None:
            return
        data = self._load_photo(self._person.photo) if self._person.photo else None
        if data is None:
            self.face.setPixmap(self._theme.icons.pixmap("person", "disabled", ICON))
        else:
            self.face.setPixmap(fitted(data, FACE, self.devicePixelRatioF()))


def reading_words(person: SheetRow, *, every: bool) -> str:
    """How a name is read: as the register says it, else rare characters or all with their pinyin.

    '' where nothing needs to be said.
    """
    found = every_reading(person.name) if every else hard_readings(person.name)
    told = [each for each in found if every or each.character not in person.read_as]
    pinyin = "　".join(f"{each.character} {each.pinyin}" for each in told)
    return "\n".join(filter(None, (pinyin, person.read_as)))

"""Values of Qt's namespace, set by their names where a start needs them.

The namespace has 1,200 values in 92 enumerations; Python makes all of them when one is first named
as `Qt.…`, which takes 30 ms. Qt itself reads the name of a value where it belongs to a property.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


def set_named(target: QObject, **values: str) -> None:
    """Sets properties to the values with these names; `ValueError` where there is no such one."""
    for name, value in values.items():
        if target.metaObject().indexOfProperty(name) < 0 or not target.setProperty(name, value):
            raise ValueError(f"{type(target).__name__} has no {name} {value}")

"""peewee is imported without modules it does not use, and has them when it names them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOADED = """
import sys
from desktop_app.records import light_peewee
light_peewee.load()
import peewee
print("socket" in sys.modules, "uuid" in sys.modules)
import uuid
given = uuid.uuid4()
assert peewee.UUIDField().db_value(given) == given.hex
assert peewee.UUIDField().python_value(given.hex) == given
assert peewee.IPField().db_value("127.0.0.1") == 2130706433
import socket
print(socket.inet_aton is peewee.socket.inet_aton, socket.__name__, bool(socket.__file__))
light_peewee.load()
print(peewee is sys.modules["peewee"])
"""


def test_peewee_has_the_modules_when_it_names_them_and_others_have_the_real_ones() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == "False False True socket True True".split(), done.stderr

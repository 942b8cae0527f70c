"""Part of step 10 of the schema: what belongs to a brand, and how a brand came to its stage."""

from __future__ import annotations

import apsw

from desktop_app.storage.file.schema import create_table, link, narrow_link

_LINKING = {
    "activity": "brand_id, start_on",
    "consultation": "brand_id, held_on",
    "proposal": "brand_id, received_on",
    "case": "brand_id, submitted_on",
}
"""The records that a brand counts, each with the columns of the index of its link."""
_PHOTO = f"""{link("brand_id", "brand", required=True)}, day TEXT, caption TEXT NOT NULL,
    before TEXT, after TEXT, note TEXT"""


def add_links(connection: apsw.Connection) -> None:
    """Add the brand that records count for, instructions on a brand, its stage days, its photos."""
    for table, columns in _LINKING.items():
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN {link("brand_id", "brand")}')
        connection.execute(f'CREATE INDEX "{table}_brand" ON "{table}"({columns}, owner)')
    connection.execute(f"ALTER TABLE instruction ADD COLUMN {narrow_link('brand_id', 'brand')}")
    connection.execute('CREATE INDEX "instruction_brand" ON "instruction"(brand_id, owner)')
    connection.execute("ALTER TABLE brand ADD COLUMN stage_on TEXT")
    connection.execute("ALTER TABLE brand ADD COLUMN stage_note TEXT")
    create_table(connection, "brand_photo", _PHOTO)
    connection.execute('CREATE INDEX "brand_photo_brand" ON "brand_photo"(brand_id, day, owner)')

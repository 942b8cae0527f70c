"""What the engines need from the brand projects."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

BRANDS = Subject(name="brands", records=("brand", "brand_milestone", "brand_media", "brand_award"))

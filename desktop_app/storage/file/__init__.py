"""The office file itself: opening, settings, schema and its steps, holder, places, failures."""

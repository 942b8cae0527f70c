"""Changing the state of records: dialog, offers, cells that show a state."""

"""Dialogs of the staff."""

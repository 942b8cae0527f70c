"""Dialogs of the groups."""

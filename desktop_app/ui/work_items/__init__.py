"""Dialogs of the year's tasks."""

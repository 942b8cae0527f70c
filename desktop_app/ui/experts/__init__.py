"""Dialogs of the experts."""

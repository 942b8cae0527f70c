"""Dialogs of regulations and their duties."""

"""Dialogs of leave."""

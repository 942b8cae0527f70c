"""Dialogs of receptions and duty."""

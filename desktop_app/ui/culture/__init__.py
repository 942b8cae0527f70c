"""Dialogs of culture."""

"""Dialogs of contacts, pairings and branches."""

"""Dialogs of requests and of contact with the committees above."""

"""Dialogs of democratic supervision."""

"""Bulk edit and changes of state: each one action with its reason."""

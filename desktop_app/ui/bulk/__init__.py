"""Bulk edit: which fields of which records become what, seen before and after."""

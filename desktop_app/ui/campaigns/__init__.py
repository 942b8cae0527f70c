"""Campaigns in the window: the page of one, its grid, its table and its progress line."""

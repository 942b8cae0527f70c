"""Closing a term and starting the next."""

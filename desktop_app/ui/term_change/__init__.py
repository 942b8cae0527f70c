"""Closing a term, starting the next and handing over, in the window."""

"""Dialogs and window parts of key proposals, quality reviews, awards and upward offers."""

"""The page of the personal files of a term."""

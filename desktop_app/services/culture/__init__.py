"""The subject of culture: manuscripts, the collection, the reading lists and reading sessions."""

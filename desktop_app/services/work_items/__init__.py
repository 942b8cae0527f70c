"""The subject of the year's tasks: their list, notes, extensions, and what agenda items become."""

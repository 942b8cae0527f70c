"""The subject of regulations and their duties."""

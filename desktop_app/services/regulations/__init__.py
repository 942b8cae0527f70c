"""The subject of regulations and the duties that they ask for."""

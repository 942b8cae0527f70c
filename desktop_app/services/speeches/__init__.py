"""The subject of the speeches: the call for them, their choice, their order, the volume."""

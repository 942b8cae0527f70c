"""The subject of the brand projects."""

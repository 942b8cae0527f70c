"""The subject of deeds: what members do for villages and people, its progress and its effect."""

"""The subject of the activities: who is due at them, their attendance, what came of them."""

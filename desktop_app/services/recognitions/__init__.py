"""The subject of recognitions: experience shared with others, commendations."""

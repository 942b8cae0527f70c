"""The subject of requests to leading bodies and of contact with the committees above."""

"""The subject of democratic supervision: its items, their opinions, the supervisors."""

"""The subject of the staff of the office and the posts of its committees."""

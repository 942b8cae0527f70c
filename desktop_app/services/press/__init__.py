"""The subject of press: what the media published about the office's work."""

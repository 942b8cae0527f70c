"""Press in the window."""

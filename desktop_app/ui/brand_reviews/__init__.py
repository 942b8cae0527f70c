"""What the subject of review rounds adds to the window."""

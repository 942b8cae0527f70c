"""What the subject brands adds to the window."""

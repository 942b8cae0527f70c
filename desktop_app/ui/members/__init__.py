"""What the subject members adds to the window."""

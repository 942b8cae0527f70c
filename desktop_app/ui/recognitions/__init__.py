"""What the subject recognitions adds to the window."""

"""What time limits hang on: the office's own days and the official holidays."""

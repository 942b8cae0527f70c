"""The look of the window and its small widgets."""

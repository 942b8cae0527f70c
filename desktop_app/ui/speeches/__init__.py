"""The speeches in the window: the dialogs of their steps, their order."""

"""The activities in the window: their steps, who is due, their attendance."""

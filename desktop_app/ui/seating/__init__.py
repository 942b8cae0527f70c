"""The seats of an activity in the window: the hall, moving by keys and by dragging."""

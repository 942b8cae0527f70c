"""The main window: pages, tabs, status bar, undo, what it does by itself."""

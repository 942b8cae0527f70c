"""The dialogs in which topics are merged, split and planned, and outcomes registered."""

"""The ten tables that a county sends to its prefecture."""

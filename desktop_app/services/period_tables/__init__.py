"""The ten tables that a prefecture asks of its counties."""

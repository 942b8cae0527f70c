"""The ten tables that a prefecture collects from its counties."""

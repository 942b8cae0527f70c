"""The ten tables that a higher office asks of a county, one module each."""

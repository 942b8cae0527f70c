"""The ten tables that a higher office collects from a county, one module each."""

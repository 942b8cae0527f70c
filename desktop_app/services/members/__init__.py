"""The subject of the members of the conference and the groups they belong to."""

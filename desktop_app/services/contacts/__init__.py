"""The subject of contacts: visits, pairings, temporary branches and their coverage."""

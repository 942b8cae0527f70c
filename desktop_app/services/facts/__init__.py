"""FactCounts facts about members and groups, as subjects declare them, for duties and scores."""

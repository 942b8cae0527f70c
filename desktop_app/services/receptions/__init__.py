"""The subject of receptions: visits to points and studios, and days of duty."""

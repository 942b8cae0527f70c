"""The safety of the office file: backups, checks, upkeep, opened copies, export targets."""

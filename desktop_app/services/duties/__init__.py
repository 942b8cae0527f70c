"""五个一: the duties of a year, who has done them, what is missing."""

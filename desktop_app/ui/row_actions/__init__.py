"""What can be done with the chosen rows of a register beyond what every register offers."""

"""Money that comes in: whose it is, what it counts for, and the bill it pays."""

"""Who did what at a merchant: one list of what is on record in many places."""

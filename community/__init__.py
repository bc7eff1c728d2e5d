"""What the whole community's keepers do that no other slice is about."""

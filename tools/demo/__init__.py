"""The demo restaurant: its story, the history made of it, and what each role needs."""

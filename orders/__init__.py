"""Bills, the core payments that settle them, and how none of those is ever lost."""

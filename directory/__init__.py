"""The public directory: places that guests find, and what the community sees."""

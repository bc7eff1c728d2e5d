"""Badges (NIP-58): which ones count here, who holds them, and the merchant's own.

`..nostr.awards` says whether an award holds; this slice reads awards from relays, keeps
what it read, and says why a badge does not count. What a badge unlocks is for others.
"""

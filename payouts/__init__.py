"""Sats that go back to guests: satoshi-back, rewards in sats, refunds. Never twice."""

"""Campaigns: for a while, bills of a programme earn more."""

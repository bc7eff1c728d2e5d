"""Receipts, and the ways on which a paid bill comes onto a card."""

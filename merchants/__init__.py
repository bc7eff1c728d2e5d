"""Merchants: where a programme is lived, who may act for them, and who is asking."""

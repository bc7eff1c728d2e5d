"""Vouchers: a grant as a signed event that the customer keeps, and shows to use it."""

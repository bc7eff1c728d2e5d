"""Discounts at the counter: asked for, put on a bill that is made for them, let go of.

Above the bill's rooms and the discounts' slice, which know nothing of each other's
insides; neither imports anything from here.
"""

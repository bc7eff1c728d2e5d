"""Discounts: rules, what they take off a bill, and what became of each use of one.

`rules`, `engine`, `giveback` are pure. `crud`, `services` stand below the orders' slice,
which puts discounts on bills; `checkout` and `views*` stand above it.
"""

"""Discounts: rules, what they take off a bill, and what became of each use of one.

`rules`, `engine` and `words` are pure. What stands below the orders' slice
(`crud`, `services`, `deciding`, `using`) knows no bill; the orders' slice puts what was
decided on one, and asks for it at the counter (`orders/discounts`).
"""

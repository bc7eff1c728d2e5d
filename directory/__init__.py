"""The public directory: who is in it, how places are found, what guests say of them.

It stands above merchants, discounts and the loyalty core; none of these knows of it.
"""

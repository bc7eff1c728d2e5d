"""Customers and their points come in from another program's list, and all goes out.

`reading` is pure: what a CSV file says, line by line. Each line is a unit of work and
counts once, ever: a file that stopped half way, or was put right, is sent again.
"""

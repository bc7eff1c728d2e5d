"""What the demo, the tests and the benches share: a real LNbits, its database, people.

Nothing here is a stand-in. A server is the real server, a payment a real payment
between two real wallets, PostgreSQL is PostgreSQL. Nothing in this package imports
LNbits when it is imported, because LNbits reads its environment at import time.
"""

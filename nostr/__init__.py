"""What Nostr sees of a programme: its key, its events, and their way to the relays.

Off until the owner switches it on. `event`, `kinds`, `statements`, `readers`, `awards`
and `wraps` are pure: they know no database, no clock and no network. The ledger never
waits for any of this: it leaves a row in the outbox (`..nostr_publish`) and goes on.
"""

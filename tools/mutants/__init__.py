"""The guards that the ledger's promises rest on, and the tests that should miss them.

Each is one piece of text in one file; `tools/mutate.py` says what is done with it.
"""

from mutants.books import BOOKS, LIMITS, REFUNDS
from mutants.chains import APPEND_ONLY, CHAIN
from mutants.claims import CLAIMS
from mutants.discounts import DISCOUNTS
from mutants.insights import INSIGHTS
from mutants.mutant import Mutant
from mutants.nostr import NOSTR
from mutants.once import EXACTLY_ONCE
from mutants.payouts import PAYOUTS
from mutants.webhooks import WEBHOOKS

MUTANTS = (
    *APPEND_ONLY,
    *EXACTLY_ONCE,
    *BOOKS,
    *LIMITS,
    *REFUNDS,
    *CLAIMS,
    *CHAIN,
    *NOSTR,
    *DISCOUNTS,
    *PAYOUTS,
    *INSIGHTS,
    *WEBHOOKS,
)

__all__ = ["MUTANTS", "Mutant"]

"""The errors of Loyalty: a small tree of `ValueError`s with a stable `code`.

Services raise them, one route class (`web.py`) turns them into answers. The
message is for a person, the code for a program; neither ever holds a secret or a key.
"""

from __future__ import annotations


class LoyaltyError(ValueError):
    """Something was asked that cannot be done; nothing was changed.

    Args:
        code: the stable word another program may test for.
        message: one sentence for a person.
        figures: what the sentence names, so that a page can say it in another language:
            whole numbers, and names.
    """

    def __init__(self, code: str, message: str, **figures: int | str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.figures = figures


class InvalidInput(LoyaltyError):
    """What was sent is malformed or absurd."""


class NotProved(LoyaltyError):
    """The caller did not show who they are."""


class NotAllowed(LoyaltyError):
    """The caller is known and may not do this."""


class NotFound(LoyaltyError):
    """It is not there, or it is not the caller's: the two look the same."""


class Conflict(LoyaltyError):
    """It contradicts what is already so."""


class TooMany(LoyaltyError):
    """It was tried too often.

    Args:
        retry_after: in how many seconds it may be tried again.
    """

    def __init__(self, code: str, message: str, retry_after: int) -> None:
        super().__init__(code, message)
        self.retry_after = retry_after

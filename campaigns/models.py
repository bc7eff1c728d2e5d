"""The bodies that make and change a campaign."""

from __future__ import annotations

from pydantic import BaseModel, Field

from ..exceptions import InvalidInput
from ..fields import BasisPoints, Hour, Label, Note, Whole
from ..points import ONE_BP


class Multiplier(BasisPoints):
    """1× to 10×: a campaign never takes away from what a bill earns."""

    ge = ONE_BP


class Weekday(Whole):
    """0 = Monday … 6 = Sunday."""

    le = 6


class CampaignUpdate(BaseModel):
    """What changes a campaign; a field that is not sent stays as it is.

    `null` takes away `starts_at`, `ends_at`, `from_hour` and `to_hour`; for the others
    it is the same as not sent.
    """

    name: Label | None
    multiplier_bp: Multiplier | None
    starts_at: Whole | None
    ends_at: Whole | None
    weekdays: list[Weekday] | None = Field(None, max_items=7)
    from_hour: Hour | None
    to_hour: Hour | None
    category: Note | None

    def check_supported(self) -> None:
        """Raises: InvalidInput `not_available_yet`.

        An event keeps one multiplier for its whole bill, and refunds go by it.
        """
        if self.category:
            raise InvalidInput(
                "not_available_yet",
                "A campaign multiplies whole bills. One for a category of items is not "
                "available yet.",
            )


class CampaignBody(CampaignUpdate):
    """What makes a campaign: without limits, it holds from now on."""

    name: Label
    multiplier_bp: Multiplier

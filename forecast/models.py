"""What asks for a forecast."""

from __future__ import annotations

from pydantic import Field

from ..fields import Moment
from ..models import ProgramUpdate


class PreviewBody(ProgramUpdate):
    """Settings as `PUT …/program` takes them, and the period whose bills to look at.

    `from` (inclusive) and `to` (exclusive) are Unix seconds; without them, the thirty
    days before now.
    """

    since: Moment | None = Field(None, alias="from")
    until: Moment | None = Field(None, alias="to")

    def update(self) -> ProgramUpdate:
        """The settings alone, as they were sent."""
        sent = self.dict(exclude_unset=True, exclude={"since", "until"})
        return ProgramUpdate.construct(set(sent), **sent)

"""Verbs of the campaigns' slice: each edit is a version, in force from its second on.

Writers hold the programme, as a movement does: none falls between reading what holds
and writing what was earned by it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from .. import clock
from ..crud import lock_program, new_id
from ..exceptions import Conflict, InvalidInput, NotFound
from ..store import Tx
from . import crud
from .models import CampaignBody, CampaignUpdate
from .rules import Campaign, spans_of_day

MAX_CAMPAIGNS = 50
_MAY_BE_NOTHING = ("starts_at", "ends_at", "from_hour", "to_hour")


def list_campaigns(tx: Tx, program_id: str) -> list[Campaign]:
    """A programme's campaigns as they stand now, oldest first, ended ones too."""
    return crud.campaigns_at(tx, program_id, clock.now())


def calendar(
    tx: Tx, program_id: str, since: date, days: int, local: clock.LocalClock
) -> list[tuple[date, list[tuple[Campaign, list[tuple[int, int]]]]]]:
    """When each campaign holds, day by day, as they stand now; days without any too.

    Args:
        since: the first of the merchant's business days.
    """
    campaigns = list_campaigns(tx, program_id)
    shown = [since + timedelta(days=n) for n in range(days)]
    return [(day, _held_on(campaigns, day, local)) for day in shown]


def _held_on(
    campaigns: list[Campaign], day: date, local: clock.LocalClock
) -> list[tuple[Campaign, list[tuple[int, int]]]]:
    spans = (
        (one, spans_of_day(one, day, local.timezone, local.day_start_hour))
        for one in campaigns
    )
    return [(campaign, held) for campaign, held in spans if held]


def create_campaign(
    tx: Tx, program_id: str, body: CampaignBody, actor_id: str
) -> Campaign:
    """Adds a campaign. What settled before is not touched, whatever `starts_at` says.

    Raises:
        InvalidInput: `not_available_yet`, `bad_period`, `bad_hours`.
        Conflict: `too_many_campaigns`.
    """
    body.check_supported()
    lock_program(tx, program_id)
    if len(list_campaigns(tx, program_id)) >= MAX_CAMPAIGNS:
        raise Conflict(
            "too_many_campaigns",
            f"A programme has at most {MAX_CAMPAIGNS} campaigns. Delete one first.",
        )
    values = {**body.dict(), "weekdays": _weekdays(body), "category": ""}
    campaign = _checked(Campaign(id=new_id(), program_id=program_id, **values))
    crud.insert_campaign(tx, campaign, clock.now(), actor_id)
    return campaign


def update_campaign(
    tx: Tx, campaign: Campaign, body: CampaignUpdate, actor_id: str
) -> Campaign:
    """Changes a campaign from this second on; no change, no version.

    Raises:
        InvalidInput: `not_available_yet`, `bad_period`, `bad_hours`.
        NotFound: `campaign_not_found`, it was deleted in this very moment.
    """
    body.check_supported()
    campaign = _lock(tx, campaign)
    changed = _checked(replace(campaign, **_sent(body)))
    if changed != campaign:
        crud.insert_version(tx, changed, clock.now(), actor_id)
    return changed


def delete_campaign(tx: Tx, campaign: Campaign, actor_id: str) -> None:
    """Ends a campaign in this second. What it gave stays given.

    Raises:
        NotFound: `campaign_not_found`, it was deleted in this very moment.
    """
    campaign = _lock(tx, campaign)
    crud.insert_version(tx, campaign, clock.now(), actor_id, is_deleted=True)


def get_campaign(tx: Tx, campaign_id: str) -> Campaign:
    """Raises: NotFound `campaign_not_found`."""
    campaign = crud.get_campaign(tx, campaign_id, clock.now())
    if not campaign:
        raise NotFound("campaign_not_found", "There is no such campaign.")
    return campaign


def _lock(tx: Tx, campaign: Campaign) -> Campaign:
    """The campaign as whoever wrote before us left it."""
    lock_program(tx, campaign.program_id)
    return get_campaign(tx, campaign.id)


def _sent(body: CampaignUpdate) -> dict[str, Any]:
    sent = {
        name: value
        for name, value in body.dict(exclude_unset=True).items()
        if value is not None or name in _MAY_BE_NOTHING
    }
    if "weekdays" in sent:
        sent["weekdays"] = _weekdays(body)
    return sent


def _weekdays(body: CampaignUpdate) -> tuple[int, ...]:
    return tuple(sorted(set(body.weekdays or ())))


def _checked(campaign: Campaign) -> Campaign:
    starts_at, ends_at = campaign.starts_at, campaign.ends_at
    if starts_at is not None and ends_at is not None and starts_at >= ends_at:
        raise InvalidInput("bad_period", "A campaign has to end after it starts.")
    from_hour, to_hour = campaign.from_hour, campaign.to_hour
    if (from_hour is None) != (to_hour is None):
        raise InvalidInput("bad_hours", "Send from_hour and to_hour, or neither.")
    if from_hour is not None and from_hour == to_hour:
        raise InvalidInput(
            "bad_hours", "from_hour and to_hour differ; leave both out for all day."
        )
    return campaign

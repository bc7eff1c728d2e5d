"""Verbs of rules: made and changed by whose they are, offers joined and left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .. import acts, clock
from .. import services as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..ids import new_id
from ..keepers import COMMUNITY
from ..merchants.models import Merchant
from ..merchants.services import lock as lock_merchant
from ..store import Tx
from . import crud, usage_crud
from .models import JoinBody, Joined, RuleBody, RuleFields, RuleUpdate
from .rules import Rule, check_event, parse_badge, stored_value

MAX_RULES = 2000
KEPT_SECONDS = 86_400  # so that an old quote says that it has ended
_MAY_BE_NOTHING = {
    "max_discount_sats",
    "valid_from",
    "valid_until",
    "usage_limit",
    "budget_sats",
    "tier_id",
    "partner_id",
}


def create_rule(
    tx: Tx, merchant: Merchant | None, body: RuleBody, actor_id: str
) -> Rule:
    """Makes a rule of a merchant, or, without one, an offer to every partner.

    Raises:
        InvalidInput: `bad_value`, `bad_badge`, `other_issuer`, `bad_event`,
            `event_needed`, `bad_period`, `no_tiers`.
        NotFound: `tier_not_found`, `merchant_not_found`; Conflict: `too_many_rules`.
    """
    if merchant:
        lock_merchant(tx, merchant)
    if crud.count_rules(tx, merchant.id if merchant else None) >= MAX_RULES:
        words = f"There are at most {MAX_RULES:,} rules. Delete one first."
        raise Conflict("too_many_rules", words)
    rule = drafted(tx, merchant, body)
    crud.insert_rule(tx, rule)
    _note(tx, "rule_made", merchant, actor_id, rule)
    return rule


def drafted(tx: Tx, merchant: Merchant | None, body: RuleBody) -> Rule:
    """A rule as it would be, not written. Raises: as `create_rule`."""
    now = clock.now()
    blank = Rule(
        id=new_id(),
        merchant_id=merchant.id if merchant else None,
        badge="",
        badge_issuer="",
        discount_type=body.discount_type,
        value=stored_value(body.discount_type, body.discount_value),
        max_discount_sats=None,
        min_purchase_sats=0,
        valid_from=None,
        valid_until=None,
        usage_limit=None,
        description=body.description,
        active=int(body.active),
        same_day=0,
        event="",
        stackable=0,
        priority=0,
        budget_sats=None,
        tier_id=None,
        partner_days=0,
        partner_id=None,
        created_at=now,
        updated_at=now,
        deleted_at=None,
    )
    return _checked(tx, merchant, replace(blank, **_sent(body)))


def update_rule(
    tx: Tx, merchant: Merchant | None, rule: Rule, body: RuleUpdate, actor_id: str
) -> Rule:
    """Changes a rule for whoever asks from now on; what was promised stays so.

    Args:
        merchant: whose it is.

    Raises: as `create_rule`; NotFound also `rule_not_found`.
    """
    rule = hold_rule(tx, rule.id)
    kind = body.discount_type or rule.discount_type
    value = rule.value
    if body.discount_value is not None:
        value = stored_value(kind, body.discount_value)
    elif kind != rule.discount_type:
        raise InvalidInput("bad_value", "Say how much that is, too.")
    said = rule.description if body.description is None else body.description
    changed = replace(
        rule,
        **_sent(body, rule),
        discount_type=kind,
        value=value,
        description=said,
        updated_at=clock.now(),
    )
    changed = _checked(tx, merchant, changed)
    crud.update_rule(tx, changed)
    _note(tx, "rule_changed", merchant, actor_id, changed)
    return changed


def delete_rule(tx: Tx, merchant: Merchant | None, rule: Rule, actor_id: str) -> None:
    """Takes a rule away; what was promised by it stays so. Raises: `rule_not_found`."""
    rule = hold_rule(tx, rule.id)
    crud.update_rule(tx, replace(rule, deleted_at=clock.now(), active=0))
    _note(tx, "rule_ended", merchant, actor_id, rule)


def get_rule(tx: Tx, rule_id: str) -> Rule:
    """Raises: NotFound `rule_not_found`."""
    return _found(crud.get_rule(tx, rule_id))


def hold_rule(tx: Tx, rule_id: str) -> Rule:
    """A rule, held until we commit. Raises: NotFound `rule_not_found`."""
    return _found(crud.get_rule(tx, rule_id, hold=True))


def _found(rule: Rule | None) -> Rule:
    if not rule:
        raise rule_not_found()
    return rule


def rule_not_found() -> NotFound:
    return NotFound("rule_not_found", "There is no such rule.")


def _sent(body: RuleFields, before: Rule | None = None) -> dict[str, Any]:
    """What was sent of a rule's fields, as they are kept."""
    names = RuleFields.__fields__.keys() & body.__fields_set__
    sent = {
        name: getattr(body, name)
        for name in names
        if getattr(body, name) is not None or name in _MAY_BE_NOTHING
    }
    for name in ("active", "same_day", "stackable"):
        if name in sent:
            sent[name] = int(sent[name])
    if "badge" in sent or "badge_issuer" in sent:
        badge = sent.get("badge", before.badge if before else "")
        is_same = before is not None and badge == before.badge
        kept = before.badge_issuer if before and is_same else ""
        issuer = sent.get("badge_issuer", kept)
        sent["badge"], sent["badge_issuer"] = parse_badge(badge, issuer)
    return sent


def _checked(tx: Tx, merchant: Merchant | None, rule: Rule) -> Rule:
    check_event(rule.event, bool(rule.same_day))
    since, until = rule.valid_from, rule.valid_until
    if since is not None and until is not None and since >= until:
        raise InvalidInput("bad_period", "A rule has to end after it begins.")
    if rule.tier_id is not None:
        _check_tier(tx, merchant, rule.tier_id)
    return rule


def _check_tier(tx: Tx, merchant: Merchant | None, tier_id: str) -> None:
    if not merchant:
        raise InvalidInput("no_tiers", "Tiers are a merchant's own: leave it out.")
    tier = loyalty.get_tier(tx, tier_id)
    if tier.program_id != merchant.program_id:
        raise NotFound("tier_not_found", "There is no such tier.")


# --- offers ---------------------------------------------------------------------------


def join_offer(
    tx: Tx, merchant: Merchant, rule_id: str, body: JoinBody, actor_id: str
) -> Joined:
    """An offer to every partner holds at this merchant from now on, within its own cap
    and budget. Again, these are changed.

    Raises:
        NotFound: `rule_not_found`: nor is a rule of one merchant an offer.
    """
    rule = get_rule(tx, rule_id)
    if not rule.is_offer:
        raise rule_not_found()
    cap, budget = body.max_discount_sats, body.budget_sats
    joined = Joined(rule.id, merchant.id, cap, budget, clock.now())
    crud.put_joined(tx, joined)
    _note(tx, "rule_joined", merchant, actor_id, rule)
    return crud.get_joined(tx, merchant.id, [rule.id])[rule.id]


def leave_offer(tx: Tx, merchant: Merchant, rule_id: str, actor_id: str) -> None:
    """It holds here no more. What was given of the budget is still known, should the
    merchant join again. Raises: NotFound `rule_not_found`."""
    rule = crud.get_rule(tx, rule_id)
    if not crud.delete_joined(tx, rule_id, merchant.id):
        raise rule_not_found()
    if rule:
        _note(tx, "rule_left", merchant, actor_id, rule)


def _note(
    tx: Tx, kind: acts.Kind, merchant: Merchant | None, actor_id: str, rule: Rule
) -> None:
    """Offers are of no merchant: who made them is in the community's record."""
    acts.note(tx, kind, merchant or COMMUNITY, actor_id, rule.id, rule.description)


# --- swept up -------------------------------------------------------------------------


def forget_quotes(tx: Tx, now: int, limit: int) -> int:
    """Lets go of quotes that nobody used in time."""
    return usage_crud.forget_quotes(tx, now - KEPT_SECONDS, limit)

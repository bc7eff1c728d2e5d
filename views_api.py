"""The REST API, composed of its slices. Paths and names are a public contract."""

from __future__ import annotations

from fastapi import APIRouter

from .audit.views_api import audit_api_router
from .audit.views_community import community_audit_api_router
from .badges.views_api import badges_api_router
from .badges.views_community import community_badges_api_router
from .badges.views_events import sponsored_api_router
from .badges.views_own import own_badges_api_router
from .campaigns.views_api import campaigns_api_router
from .challenges.views_api import challenges_api_router
from .challenges.views_code import codes_api_router
from .checklist.views_api import checklist_api_router
from .community.views_api import curators_api_router
from .customers.views_api import customers_api_router
from .customers.views_customer import customer_api_router
from .customers.views_events import card_events_api_router
from .customers.views_export import export_api_router
from .customers.views_own import own_api_router
from .customers.views_recoveries import recoveries_api_router
from .customers.views_redemption import redemption_api_router
from .customers.views_session import session_api_router
from .directory import listing
from .directory.views_api import directory_api_router
from .directory.views_economics import economics_api_router
from .directory.views_export import places_api_router
from .directory.views_hours import hours_api_router
from .directory.views_partners import partners_api_router
from .directory.views_reviews import reviews_api_router
from .directory.views_settings import directory_settings_api_router
from .directory.views_standing import standing_api_router
from .discounts.views_own import own_discounts_api_router
from .discounts.views_rules import rules_api_router
from .forecast.views_api import forecast_api_router
from .health.views_api import operations_api_router
from .importing.views_api import importing_api_router
from .importing.views_export import exporting_api_router
from .insights.proof import go_through_days
from .insights.views_analytics import analytics_api_router
from .insights.views_api import insights_api_router
from .insights.views_overview import overview_api_router
from .insights.views_problems import problems_api_router
from .insights.views_report import report_api_router
from .jobs.passes import goes_on_with
from .menu.views_api import menu_api_router
from .merchants.changed import told_to
from .merchants.views_api import merchants_api_router
from .merchants.views_branches import branches_api_router
from .merchants.views_card import card_api_router
from .merchants.views_erasure import erasure_api_router
from .merchants.views_liability import liability_api_router
from .merchants.views_me import me_api_router
from .merchants.views_points import points_api_router
from .merchants.views_program import program_api_router
from .merchants.views_proof import proof_api_router
from .merchants.views_rewards import rewards_api_router
from .merchants.views_staff import staff_api_router
from .moving.views_api import moving_api_router
from .nostr.views_api import nostr_api_router
from .nostr.views_lists import nostr_lists_api_router
from .orders.discounts.views_checkout import checkout_api_router
from .orders.payments.views_rescan import rescan_api_router
from .orders.receipts.views_paid import paid_api_router
from .orders.receipts.views_receipts import receipts_api_router
from .orders.refunds.views_refunds import refunds_api_router
from .orders.views_api import orders_api_router
from .orders.views_bill import bill_api_router
from .orders.views_redeem import redeem_api_router
from .payouts.views_api import payouts_api_router
from .payouts.views_own import own_payouts_api_router
from .payouts.views_withdraw import withdraw_api_router
from .referrals.views_api import referrals_api_router
from .tables.views_api import tables_api_router
from .visiting.views_api import visiting_api_router
from .vouchers.views_api import vouchers_api_router
from .vouchers.views_own import own_vouchers_api_router
from .web import LoyaltyRoute
from .webhooks.views_api import webhooks_api_router

# What stands above is told by those below, who do not know of it.
told_to(listing.keep)
goes_on_with(go_through_days)

health_router = APIRouter(route_class=LoyaltyRoute)


@health_router.get("/health", tags=["Health"])
async def api_health() -> dict[str, str]:
    """Says that the extension answers, and nothing more."""
    return {"status": "ok"}


# Each is mounted by itself: FastAPI analyses every route anew on each level that it is
# included on, and a boot waits for that.
API_ROUTERS = (
    card_api_router,  # first: the most often asked, and routes are tried in order
    points_api_router,
    directory_api_router,
    places_api_router,
    standing_api_router,
    reviews_api_router,
    merchants_api_router,
    branches_api_router,
    program_api_router,
    proof_api_router,
    liability_api_router,
    rewards_api_router,
    menu_api_router,
    staff_api_router,
    redeem_api_router,
    redemption_api_router,
    campaigns_api_router,
    forecast_api_router,
    exporting_api_router,
    importing_api_router,  # before the lists: `import` is no customer's key
    customers_api_router,
    customer_api_router,
    export_api_router,
    insights_api_router,
    overview_api_router,
    problems_api_router,
    report_api_router,
    analytics_api_router,
    audit_api_router,
    checkout_api_router,
    rules_api_router,
    own_discounts_api_router,
    paid_api_router,
    orders_api_router,
    bill_api_router,
    receipts_api_router,
    refunds_api_router,
    rescan_api_router,
    session_api_router,
    challenges_api_router,
    codes_api_router,
    me_api_router,
    own_api_router,
    recoveries_api_router,
    erasure_api_router,
    tables_api_router,
    checklist_api_router,
    nostr_api_router,
    card_events_api_router,
    nostr_lists_api_router,
    vouchers_api_router,
    own_vouchers_api_router,
    own_badges_api_router,  # before the lists: `own` is no id of a badge
    badges_api_router,
    sponsored_api_router,
    community_badges_api_router,
    curators_api_router,
    community_audit_api_router,
    directory_settings_api_router,
    hours_api_router,
    partners_api_router,
    economics_api_router,
    payouts_api_router,
    own_payouts_api_router,
    withdraw_api_router,
    referrals_api_router,
    visiting_api_router,
    moving_api_router,
    operations_api_router,
    webhooks_api_router,
    health_router,
)

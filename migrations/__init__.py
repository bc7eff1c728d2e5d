"""The schema, one table and what guards it per step.

LNbits runs the steps that it finds in here by their names, in the order they are named
in, each statement in a transaction of its own, and may be killed in between: every step
can be run again. Steps are never edited once released. (No module in here may be called
like a step.)

Times are Unix seconds (BIGINT), sats, points and msat are BIGINT, `*_bp` are basis
points (10000 = 1×), ids are opaque text.
"""

from .spine import (
    m001_programs,
    m002_tiers,
    m003_merchants,
    m004_cards_and_events,
    m005_balances,
    m006_orders_and_payments,
    m007_reconciliation,
    m008_outbox,
    m009_callers,
    m010_nicknames,
)

from .movements import (  # isort: skip  # after those above: the order is the schema's
    m011_books,
    m012_rewards,
    m013_event_texts,
    m014_refunds,
    m015_merged_cards,
    m016_repeated_proofs,
    m017_payouts,
    m018_welcomes,
)

from .erasure import (  # isort: skip
    m019_erased_keys,
)

from .later import (  # isort: skip
    m020_campaigns,
    m021_event_log,
)

from .jobs import (  # isort: skip
    m022_jobs,
    m023_merge_times,
)

from .later import (  # isort: skip
    m024_moved_claw_backs,
)

from .jobs import (  # isort: skip
    m025_indexes,
)

from .doors import (  # isort: skip
    m030_sessions,
    m031_challenges,
)

from .bills import (  # isort: skip
    m040_order_lines,
    m041_order_payments,
    m042_earned_parts,
)

from .menu import (  # isort: skip
    m045_menu_items,
    m046_staff,
)

from .holders import (  # isort: skip
    m050_card_names,
    m051_page_keys,
    m052_recoveries,
)

from .adapters import (  # isort: skip
    m060_merchant_adapters,
)

from .tables import (  # isort: skip
    m070_tables,
    m071_staff_links,
)

from .customers import (  # isort: skip
    m080_customer_lists,
    m081_name_parts,
    m082_customer_notes,
    m083_problems,
    m084_old_cards,
)

from .overview import (  # isort: skip
    m086_paid_bills,
)

from .programme import (  # isort: skip
    m090_tier_images,
    m091_reward_faces,
)

from .settings import (  # isort: skip
    m095_acts,
    m096_acts_of_staff,
    m097_receipt_words,
)

from .nostr import (  # isort: skip
    m100_program_keys,
    m101_nostr_programs,
    m102_nostr_cards,
    m103_nostr_events,
    m104_nostr_relays,
    m114_nostr_signers,
    m115_challenge_codes,
)

from .vouchers import (  # isort: skip
    m105_vouchers,
    m106_nostr_letters,
    m107_nostr_lists,
)

from .discounts import (  # isort: skip
    m120_discount_rules,
    m121_joined_rules,
    m122_discount_quotes,
    m123_discount_usages,
    m124_rule_uses,
    m125_discounts_on_bills,
)

from .badges import (  # isort: skip
    m127_badge_lists,
    m128_badge_events,
    m129_badge_checks,
    m130_own_badges,
    m131_sponsored_events,
)

from .payouts import (  # isort: skip
    m132_payout_causes,
    m133_payout_transfers,
    m134_payout_log,
    m135_payout_destinations,
    m136_payout_settings,
)

from .community import (  # isort: skip
    m137_curators,
)

from .movements import (  # isort: skip
    m138_bound_points,
)

from .guests import (  # isort: skip
    m108_gifts,
    m109_referral_links,
    m110_referrers,
    m111_shown_cards,
    m112_trust,
)

from .programme import (  # isort: skip
    m118_tiers_served_first,
)

from .directory import (  # isort: skip
    m140_listings,
    m141_listing_words,
    m142_opening_spans,
    m143_unlisted,
    m144_standings,
    m145_reviews,
)

from .places import (  # isort: skip
    m146_community_settings,
)

from .insights import (  # isort: skip
    m147_day_figures,
    m148_stale_figures,
    m149_refunds_made,
    m150_wrong_days,
)

from .moving import (  # isort: skip
    m157_moved_programs,
    m158_frozen_cards,
)

from .webhooks import (  # isort: skip
    m153_webhooks,
    m154_webhook_topics,
    m155_webhook_deliveries,
)

__all__ = [
    "m001_programs",
    "m002_tiers",
    "m003_merchants",
    "m004_cards_and_events",
    "m005_balances",
    "m006_orders_and_payments",
    "m007_reconciliation",
    "m008_outbox",
    "m009_callers",
    "m010_nicknames",
    "m011_books",
    "m012_rewards",
    "m013_event_texts",
    "m014_refunds",
    "m015_merged_cards",
    "m016_repeated_proofs",
    "m017_payouts",
    "m018_welcomes",
    "m019_erased_keys",
    "m020_campaigns",
    "m021_event_log",
    "m022_jobs",
    "m023_merge_times",
    "m024_moved_claw_backs",
    "m025_indexes",
    "m030_sessions",
    "m031_challenges",
    "m040_order_lines",
    "m041_order_payments",
    "m042_earned_parts",
    "m045_menu_items",
    "m046_staff",
    "m050_card_names",
    "m051_page_keys",
    "m052_recoveries",
    "m060_merchant_adapters",
    "m070_tables",
    "m071_staff_links",
    "m080_customer_lists",
    "m081_name_parts",
    "m082_customer_notes",
    "m083_problems",
    "m084_old_cards",
    "m086_paid_bills",
    "m090_tier_images",
    "m091_reward_faces",
    "m095_acts",
    "m096_acts_of_staff",
    "m097_receipt_words",
    "m100_program_keys",
    "m101_nostr_programs",
    "m102_nostr_cards",
    "m103_nostr_events",
    "m104_nostr_relays",
    "m105_vouchers",
    "m106_nostr_letters",
    "m107_nostr_lists",
    "m108_gifts",
    "m109_referral_links",
    "m110_referrers",
    "m111_shown_cards",
    "m112_trust",
    "m114_nostr_signers",
    "m115_challenge_codes",
    "m118_tiers_served_first",
    "m120_discount_rules",
    "m121_joined_rules",
    "m122_discount_quotes",
    "m123_discount_usages",
    "m124_rule_uses",
    "m125_discounts_on_bills",
    "m127_badge_lists",
    "m128_badge_events",
    "m129_badge_checks",
    "m130_own_badges",
    "m131_sponsored_events",
    "m132_payout_causes",
    "m133_payout_transfers",
    "m134_payout_log",
    "m135_payout_destinations",
    "m136_payout_settings",
    "m137_curators",
    "m138_bound_points",
    "m140_listings",
    "m141_listing_words",
    "m142_opening_spans",
    "m143_unlisted",
    "m144_standings",
    "m145_reviews",
    "m146_community_settings",
    "m147_day_figures",
    "m148_stale_figures",
    "m149_refunds_made",
    "m150_wrong_days",
    "m153_webhooks",
    "m154_webhook_topics",
    "m155_webhook_deliveries",
    "m157_moved_programs",
    "m158_frozen_cards",
]

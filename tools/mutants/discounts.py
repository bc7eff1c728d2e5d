"""What keeps discounts within what was promised, and promised once."""

from __future__ import annotations

from mutants.mutant import POSTGRES, Mutant, api

DISCOUNTS = (
    Mutant(
        "a rule is used as often as one likes",
        "discounts/usage_crud.py",
        'bound = "WHERE rule_uses.used < :limit" if limit is not None else ""',
        'bound, limit = "", None',
        api("discount_limits"),
    ),
    Mutant(
        "a budget is overdrawn",
        "discounts/usage_crud.py",
        '    bound = "WHERE rule_budgets.spent_sats + :sats <= :budget"\n',
        '    bound, budget = "", None\n',
        api("discount_limits"),
    ),
    Mutant(
        "a quote is used twice",
        "discounts/usage_crud.py",
        "WHERE id = :id AND used_at IS NULL AND expires_at > :now",
        "WHERE id = :id AND expires_at > :now",
        api("quotes"),
        POSTGRES,
    ),
    Mutant(
        "a quote has no end",
        "discounts/usage_crud.py",
        "WHERE id = :id AND used_at IS NULL AND expires_at > :now",
        "WHERE id = :id AND used_at IS NULL AND :now > 0",
        api("quotes"),
    ),
    Mutant(
        "a quote goes on a bill of another amount",
        "orders/discounting.py",
        "    if order.goods_sats != quote.amount_sats:\n",
        "    if order.goods_sats < 0:\n",
        api("quotes"),
    ),
    Mutant(
        "badges are not looked at again",
        "orders/discounting.py",
        "        using.check_badges(quote, decided)\n",
        "        assert decided\n",
        api("quotes"),
    ),
    Mutant(
        "who pays late pays for a part of the full price",
        "orders/payments/cases.py",
        "    order = honour(tx, bill.order, bill.payment, bill.is_paid)\n",
        "    order = bill.order\n    assert honour\n",
        api("quotes"),
    ),
    Mutant(
        "staff give themselves discounts",
        "orders/discounts/checkout.py",
        "    if is_owner or policy == BY_STAFF or has_proved(tx, asked):\n",
        "    if is_owner or policy or has_proved(tx, asked):\n",
        api("discount_rules"),
    ),
    Mutant(
        "money that can be reversed brings sats back",
        "discounts/cashback.py",
        "    whole, before = usage.final_amount, usage.eligible_sats\n",
        "    whole, before = usage.final_amount, usage.eligible_sats\n"
        "    sats = whole\n",
        api("discount_limits"),
    ),
)

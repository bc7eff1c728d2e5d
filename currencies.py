"""Currencies and what a bitcoin costs in them, as a whole number of minor units."""

from __future__ import annotations

from decimal import Decimal

from lnbits.utils.exchange_rates import (
    allowed_currencies,
    get_fiat_rate_and_price_satoshis,
)

from .exceptions import InvalidInput

# ISO 4217: how many decimals the minor unit has, where it is not two.
_DECIMALS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    "CLF": 4,
}


def check_currency(code: str) -> str:
    """The code in capitals.

    Raises:
        InvalidInput: `unknown_currency`, one this LNbits has no price for.
    """
    if code.upper() not in allowed_currencies():
        raise InvalidInput(
            "unknown_currency", f"This server knows no currency '{code[:16]}'."
        )
    return code.upper()


def decimals(currency: str) -> int:
    """How many decimals the currency's minor unit has: 2 for EUR, 0 for JPY."""
    return _DECIMALS.get(currency, 2)


async def minor_per_btc(currency: str) -> int | None:
    """Minor units of the currency for one bitcoin now, from LNbits' price sources.

    Returns nothing where there is no live price.
    """
    _, price = await get_fiat_rate_and_price_satoshis(currency)
    minor = Decimal(str(price)) * 10 ** decimals(currency)
    return int(minor) or None

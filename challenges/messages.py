"""The message that brings a code: what it is for, and what to do if nobody asked."""

from __future__ import annotations

from .. import clock
from ..exceptions import Conflict
from ..nostr import direct, server
from ..store import store
from . import codes
from .models import SECONDS, Asked

_PURPOSES = {
    "en": {
        "attach": "puts this bill on your card",
        "redeem": "uses a reward of yours on this bill",
        "pay": "confirms that this bill is yours",
        "discount": "uses a discount of yours on this bill",
    },
    "es": {
        "attach": "pone esta cuenta en tu tarjeta",
        "redeem": "usa una recompensa tuya en esta cuenta",
        "pay": "confirma que esta cuenta es tuya",
        "discount": "usa un descuento tuyo en esta cuenta",
    },
    "de": {
        "attach": "bringt diese Rechnung auf deine Karte",
        "redeem": "löst eine Prämie von dir auf dieser Rechnung ein",
        "pay": "bestätigt, dass diese Rechnung deine ist",
        "discount": "löst einen Rabatt von dir auf dieser Rechnung ein",
    },
    "pt": {
        "attach": "põe esta conta no seu cartão",
        "redeem": "usa um prêmio seu nesta conta",
        "pay": "confirma que esta conta é sua",
        "discount": "usa um desconto seu nesta conta",
    },
}
_TEXTS = {
    "en": (
        "Your code is {code}.\n\n{place}, {sats} sats: it {purpose}. "
        "It is good for two minutes.\n\nIf you are not there just now, somebody else "
        "has typed your key: tell nobody this code, and nothing happens."
    ),
    "es": (
        "Tu código es {code}.\n\n{place}, {sats} sats: {purpose}. Vale dos minutos.\n\n"
        "Si no estás allí ahora, otra persona ha escrito tu clave: no digas este "
        "código a nadie y no pasará nada."
    ),
    "de": (
        "Dein Code ist {code}.\n\n{place}, {sats} Sats: Er {purpose}. Er gilt zwei "
        "Minuten.\n\nBist du gerade nicht dort, hat jemand anders deinen Schlüssel "
        "eingegeben: Sag niemandem diesen Code, dann geschieht nichts."
    ),
    "pt": (
        "Seu código é {code}.\n\n{place}, {sats} sats: {purpose}. Vale por dois "
        "minutos.\n\nSe você não está lá agora, outra pessoa digitou sua chave: não "
        "diga este código a ninguém, e nada acontece."
    ),
}


async def send_code(nonce: str, pubkey: str) -> int:
    """Sends a code for a link to a key; says until when it is good.

    Raises:
        as `codes.may_message` and `codes.keep`.
        Conflict: `no_inbox`: the key says nowhere where it gets messages;
            `message_not_sent`.
    """
    now = clock.now()
    asked = await store.read(codes.may_message, nonce, server.secret(), now)
    program_id = asked.merchant.program_id
    relays = await direct.inbox_of(program_id, pubkey)
    if not relays:
        raise Conflict(
            "no_inbox",
            "Your Nostr app has not said where you get messages. Confirm another way.",
        )
    code = codes.new_code()
    now = clock.now()
    await store.write(codes.keep, asked, pubkey, code, now)
    text = message(asked, code)
    if not await direct.send_message(program_id, pubkey, relays, text, now):
        raise Conflict("message_not_sent", "The message did not arrive. Try again.")
    return now + SECONDS


def message(asked: Asked, code: str) -> str:
    """In the language that the place speaks, or English."""
    spoken = asked.merchant.language if asked.merchant.language in _TEXTS else "en"
    table = asked.order.table_name
    place = f"{asked.merchant.name}, {table}" if table else asked.merchant.name
    return _TEXTS[spoken].format(
        code=code,
        place=place,
        sats=f"{asked.order.goods_sats:,}",
        purpose=_PURPOSES[spoken][asked.challenge.purpose],
    )

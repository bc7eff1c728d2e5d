"""Guards of what goes out to Nostr, of who signs it, and of what comes back."""

from __future__ import annotations

from mutants.mutant import Mutant, api

_EVENTS = ("tests/unit/test_nostr_events.py",)
_RELAYS = ("tests/unit/test_relays.py",)

NOSTR = (
    Mutant(
        "an event may be changed",
        "nostr/event.py",
        "    if event_id.hex() != event.id:\n",
        "    if not event.id:\n",
        _EVENTS,
    ),
    Mutant(
        "an event may be forged",
        "nostr/event.py",
        "    if not genuine:\n",
        "    if genuine is None:\n",
        _EVENTS,
    ),
    Mutant(
        "anybody awards anybody's badge",
        "nostr/awards.py",
        "    if badge.pubkey != award.pubkey:\n",
        "    if not badge.pubkey:\n",
        _EVENTS,
    ),
    Mutant(
        "somebody else's receipt is sealed as one's own",
        "nostr/wraps.py",
        "    if event.pubkey != seal.pubkey:\n",
        "    if not event.pubkey:\n",
        _EVENTS,
    ),
    Mutant(
        "a key opens under any programme's name",
        "nostr/keys.py",
        '    return f"{program_id}:{pubkey}".encode()\n',
        '    return b"bound to nothing"\n',
        _EVENTS,
    ),
    Mutant(
        "the server dials its own network",
        "guard.py",
        "    return address.is_global and not address.is_multicast\n",
        "    return not address.is_multicast\n",
        _RELAYS,
    ),
    Mutant(
        "a redirect is followed",
        "nostr/relay.py",
        "        return exc\n",
        "        return super().process_redirect(exc)\n",
        _RELAYS,
    ),
    Mutant(
        "a relay may send without end",
        "nostr/relay.py",
        "        for _ in range(MOST_UNASKED):\n",
        "        while True:\n",
        _RELAYS,
    ),
    Mutant(
        "a relay's words may be a key",
        "nostr/verdicts.py",
        '    return _NAMES.sub("…", printable)[:120]\n',
        "    return printable[:120]\n",
        _RELAYS,
    ),
    Mutant(
        "a signer may sign something else",
        "nostr/bunker.py",
        "    if said != draft:\n",
        "    if not said:\n",
        api("remote_signer"),
    ),
    Mutant(
        "a signer may sign with another key",
        "nostr/bunker.py",
        "    if event.pubkey != pubkey:\n",
        "    if not event.pubkey:\n",
        api("remote_signer"),
    ),
    Mutant(
        "anybody's answer is the signer's",
        "nostr/bunker.py",
        "    if event.kind != KIND or event.pubkey != bunker.signer:\n",
        "    if event.kind != KIND:\n",
        ("tests/unit/test_bunker.py",),
    ),
    Mutant(
        "a signer's key is taken on its word",
        "nostr/remotely.py",
        "    said.signed(text, pubkey, draft)\n",
        "",
        api("remote_signer"),
    ),
    Mutant(
        "a code may be tried for ever",
        "challenges/code_crud.py",
        "            WHERE nonce_hash = :nonce_hash AND tries < :most\n",
        "            WHERE nonce_hash = :nonce_hash\n",
        api("challenge_codes"),
    ),
    Mutant(
        "a key gets codes all day",
        "challenges/code_crud.py",
        "        WHERE code_days.sent < :most\n",
        "",
        api("challenge_codes"),
    ),
    Mutant(
        "a link sends codes to everybody",
        "challenges/code_crud.py",
        "        WHERE challenge_codes.sent < :most\n",
        "",
        api("challenge_codes"),
    ),
    Mutant(
        "any code will do",
        "challenges/codes.py",
        "    return kept if hmac.compare_digest(given, kept.code_hash) else None\n",
        "    return kept if given else None\n",
        api("challenge_codes"),
    ),
    Mutant(
        "a bill may grow after it was confirmed",
        "challenges/codes.py",
        "    if asked.order.goods_sats != amount_sats:\n",
        "    if not asked:\n",
        api("challenge_codes"),
    ),
    Mutant(
        "a zap for one link opens another",
        "challenges/zaps.py",
        "    if not _names(event, url, nonce):\n",
        "    if not event.tags:\n",
        api("challenge_codes"),
    ),
    Mutant(
        "a zap for somebody else opens a link",
        "challenges/zaps.py",
        '    if event.values("p") != [(venue,)]:\n',
        "    if not venue:\n",
        api("challenge_codes"),
    ),
    Mutant(
        "an old zap opens a new link",
        "challenges/zaps.py",
        "    if event.created_at < since - AHEAD_SECONDS:\n",
        "    if event.created_at < 0:\n",
        api("challenge_codes"),
    ),
)

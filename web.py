"""What every endpoint shares: errors with a code, who is calling, paging.

Status codes, headers and cookies are known here and in the `views_*` modules only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Depends, Header, Query, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastapi.security import APIKeyHeader
from lnbits.core.models import WalletTypeInfo
from lnbits.core.models.wallets import WalletType
from lnbits.decorators import require_invoice_key
from lnbits.settings import settings
from starlette.exceptions import HTTPException

from . import clock, crud, nip98
from .callers import ADMIN, CUSTOMER, INVOICE, TOKEN, Proof, secret_hash
from .exceptions import (
    Conflict,
    InvalidInput,
    LoyaltyError,
    NotAllowed,
    NotFound,
    NotProved,
    TooMany,
)
from .idempotency import Idempotency, idempotency
from .store import store

MAX_PAGE = 100

_STATUS: dict[type[LoyaltyError], int] = {
    InvalidInput: 400,
    NotProved: 401,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    TooMany: 429,
}
_CODES = {
    400: "malformed",
    401: "not_proved",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
}


class LoyaltyRoute(APIRoute):
    """Turns every refusal into `{"detail": words, "code": stable_word}`.

    LNbits' own handlers would drop the code, and an extension cannot register any.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            if any("\0" in str(value) for value in request.path_params.values()):
                # PostgreSQL cannot even be asked for it.
                return refusal(404, "not_found", "There is no such thing.")
            try:
                return await handler(request)
            except LoyaltyError as exc:
                return _refused(exc)
            except RequestValidationError as exc:
                return refusal(400, "malformed", _in_words(exc))
            except HTTPException as exc:
                code = _CODES.get(exc.status_code, "refused")
                return refusal(exc.status_code, code, str(exc.detail))

        return handle

    @property
    def keeps_answers(self) -> bool:
        """Whether the same call again is given its first answer."""
        return any(d.call is idempotent_call for d in self.dependant.dependencies)


def refusal(status: int, code: str, words: str) -> JSONResponse:
    return JSONResponse({"detail": words, "code": code}, status)


def _refused(exc: LoyaltyError) -> JSONResponse:
    answer = refusal(_STATUS[type(exc)], exc.code, exc.message)
    if isinstance(exc, TooMany):
        answer.headers["Retry-After"] = str(exc.retry_after)
    return answer


def _in_words(exc: RequestValidationError) -> str:
    """Names the first field that is wrong, and how."""
    error = exc.errors()[0]
    where = [str(part) for part in error["loc"] if part not in ("body", "query")]
    return f"{'.'.join(where) or 'body'}: {error['msg']}"


# --- who is calling -------------------------------------------------------------------

_api_key = APIKeyHeader(
    name="X-Api-Key", auto_error=False, description="The merchant wallet's key"
)
_token = APIKeyHeader(
    name="X-Loyalty-Token", auto_error=False, description="A scoped token"
)


async def any_proof(
    request: Request,
    api_key: Annotated[str | None, Security(_api_key)],
    token: Annotated[str | None, Security(_token)],
) -> Proof | None:
    """What the caller shows: a token, a signed request or a wallet's key.

    Raises:
        NotProved: `bad_proof`, `proof_used`.
        NotAllowed: `not_owner`, the key of a wallet that is only shared.
    """
    if token:
        return Proof(TOKEN, secret_hash(token))
    scheme, _, signed = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Nostr":
        return Proof(CUSTOMER, await _signer(request, signed))
    if not api_key:
        return None
    return _wallet_proof(await require_invoice_key(request, api_key))


def _wallet_proof(info: WalletTypeInfo) -> Proof:
    wallet = info.wallet
    if wallet.wallet_type != WalletType.LIGHTNING.value:
        raise NotAllowed(
            "not_owner", "That is the key of a shared wallet. Use the owner's."
        )
    kind = ADMIN if info.key_type.name == ADMIN else INVOICE
    return Proof(kind, wallet.id, wallet.user)


async def _signer(request: Request, signed: str) -> str:
    """The key that signed this very request.

    Raises:
        NotProved: `bad_proof`, `proof_used`.
    """
    query = f"?{request.url.query}" if request.url.query else ""
    url = f"{settings.lnbits_baseurl.rstrip('/')}{request.url.path}{query}"
    body = await request.body()
    proof = nip98.verify(signed, url, request.method, body, clock.now())
    fresh = await store.write(
        crud.use_proof,
        proof.proof_id,
        proof.expires_at,
        clock.now(),
        _call_hash(request, body),
    )
    if not fresh:
        raise NotProved("proof_used", "That signed request was used before.")
    return proof.pubkey


async def other_signer(
    request: Request,
    proof: Annotated[Proof | None, Depends(any_proof)],
    other: Annotated[
        str | None,
        Header(
            alias="X-Loyalty-Other-Proof",
            description="`Nostr …`: the same request, signed by the other key",
        ),
    ] = None,
) -> str:
    """The second key that signed a request, for what takes the proofs of two.

    It is looked at after the first one, and fails with codes of its own.

    Raises:
        NotProved: `not_proved`, `other_not_proved`, `bad_other_proof`,
            `other_proof_used`.
    """
    if proof is None:
        raise NotProved("not_proved", "Both keys have to sign the request.")
    scheme, _, signed = (other or "").partition(" ")
    if scheme != "Nostr":
        raise NotProved(
            "other_not_proved", "Let the other key sign the same request, too."
        )
    try:
        return await _signer(request, signed)
    except NotProved as exc:
        code = exc.code.replace("proof", "other_proof")
        raise NotProved(code, f"The other key: {exc.message}") from exc


def _call_hash(request: Request, body: bytes) -> str:
    """What a proof may come again with: the very same call, and nothing else.

    Only where that call is then given its first answer, whatever key others send.
    """
    route = request.scope.get("route")
    idempotency_key = request.headers.get("Idempotency-Key")
    if not idempotency_key or not getattr(route, "keeps_answers", False):
        return ""
    return sha256(idempotency_key.encode() + b"\0" + body).hexdigest()


async def idempotent_call(
    request: Request,
    proof: Annotated[Proof | None, Depends(any_proof)],
    idempotency_key: Annotated[
        str | None, Header(description="1 to 128 characters; required here")
    ] = None,
) -> Idempotency:
    """The key of a call that moves points or sats: the same twice happens once."""
    call = f"{request.method} {request.url.path}"
    body = await request.body()
    if request.url.query:  # what the call asks for is the same only with it
        body = f"{request.url.query}\n".encode() + body
    return idempotency(proof.caller if proof else "", call, idempotency_key, body)


async def wallet_admin(
    proof: Annotated[Proof | None, Depends(any_proof)],
) -> Proof:
    """A wallet's admin key, for calls that are not about a merchant that exists yet."""
    if proof is None or proof.kind not in (ADMIN, INVOICE):
        raise NotProved("not_proved", "Send the wallet's admin key as X-Api-Key.")
    if proof.kind != ADMIN:
        raise NotAllowed("admin_key_needed", "That takes the wallet's admin key.")
    return proof


AnyProof = Annotated[Proof | None, Depends(any_proof)]
OtherSigner = Annotated[str, Depends(other_signer)]
Once = Annotated[Idempotency, Depends(idempotent_call)]
WalletAdmin = Annotated[Proof, Depends(wallet_admin)]


# --- moments --------------------------------------------------------------------------


def past_moment(
    at: Annotated[
        str | None, Query(description="Unix seconds, not later than now")
    ] = None,
) -> int | None:
    """A moment that has been; nothing where none is asked for.

    Raises:
        InvalidInput: `bad_time`.
    """
    if at is None:
        return None
    if not re.fullmatch("[0-9]{1,12}", at) or int(at) > clock.now():
        raise InvalidInput("bad_time", "Send a time that has been, in Unix seconds.")
    return int(at)


PastMoment = Annotated[int | None, Depends(past_moment)]


# --- lists ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Paging:
    """Which part of a list is asked for."""

    limit: int
    offset: int
    sortby: str | None
    descending: bool
    search: str

    def order(self, columns: tuple[str, ...]) -> str:
        """`column DIRECTION`, the column one of those, the first by default.

        Raises:
            InvalidInput: `unknown_sort`.
        """
        column = self.sortby or columns[0]
        if column not in columns:
            raise InvalidInput("unknown_sort", f"Sort by one of {', '.join(columns)}.")
        return f"{column} {'DESC' if self.descending else 'ASC'}"


def paging(
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 20,
    offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
    sortby: Annotated[str | None, Query(max_length=64)] = None,
    direction: Annotated[str, Query(pattern="^(asc|desc)$")] = "desc",
    search: Annotated[str, Query(max_length=128)] = "",
) -> Paging:
    return Paging(limit, offset, sortby, direction == "desc", search.replace("\0", ""))


Page = Annotated[Paging, Depends(paging)]


def page_of(data: list[dict[str, Any]], total: int) -> dict[str, Any]:
    """A list's answer."""
    return {"data": data, "total": total}

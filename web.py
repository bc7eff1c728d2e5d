"""What every endpoint shares: errors with a code, and who is calling.

Status codes, headers and cookies are known here and in the `views_*` modules only.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastapi.security import APIKeyHeader
from lnbits.core.models import WalletTypeInfo
from lnbits.core.models.wallets import BaseWalletTypeInfo, WalletType
from lnbits.decorators import (
    check_access_token,
    check_account_exists,
    check_admin,
    require_base_invoice_key,
    require_invoice_key,
)
from lnbits.settings import settings
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.types import Message

from . import last_used
from .callers import ADMIN, CUSTOMER, INVOICE, SESSION, TOKEN, Proof, secret_hash
from .describing import example_of, refusals_of, summary_of
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
from .keepers import Keeper, admin_keeper, curating
from .keys import SECRET_KEY
from .paging import Page, Paging, PastMoment, page_of
from .signatures import SignIn, session_proof, signed_call, signer
from .store import store

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
    413: "too_large",
}
MOST_BYTES = 1_000_000  # of a body: the longest lists that anybody may send are a tenth
_Endpoint = TypeVar("_Endpoint", bound=Callable[..., Any])


def takes_up_to(most_bytes: int) -> Callable[[_Endpoint], _Endpoint]:
    """Marks an endpoint whose body may be longer than that of others. If it is a file,
    the endpoint reads it itself, once it knows who is asking."""

    def mark(endpoint: _Endpoint) -> _Endpoint:
        endpoint.most_bytes = most_bytes  # type: ignore[attr-defined]
        return endpoint

    return mark


class LoyaltyRoute(APIRoute):
    """Turns every refusal into `{"detail": words, "code": stable_word}`.

    What the words name stands beside them in `figures`, where they name anything.

    LNbits' own handlers would drop the code, and an extension cannot register any. And
    says in the API's description which refusals there are.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        more["summary"] = more.get("summary") or summary_of(endpoint)
        more["responses"] = refusals_of(endpoint) | (more.get("responses") or {})
        super().__init__(path, endpoint, **more)
        model: Any = getattr(self.body_field, "type_", None)
        if hasattr(model, "__fields__"):
            content = {"application/json": {"example": example_of(model)}}
            extra = {"requestBody": {"content": content}}
            self.openapi_extra = extra | (self.openapi_extra or {})

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()
        most_bytes: int = getattr(self.endpoint, "most_bytes", MOST_BYTES)

        async def handle(request: Request) -> Response:
            if any("\0" in str(value) for value in request.path_params.values()):
                # PostgreSQL cannot even be asked for it.
                return refusal(404, "not_found", "There is no such thing.")
            try:
                _bound(request, most_bytes)
                return _noted(_unkept(await handler(request)))
            except LoyaltyError as exc:
                if exc.code == SECRET_KEY:
                    _forget_address(request)
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


def _bound(request: Request, most_bytes: int) -> None:
    """Sees to it that no more of a body is read into memory than may be sent.

    What says how long it is, is refused before any of it is read; what does not, is
    counted while it comes in.

    Raises:
        HTTPException: 413.
    """
    said = request.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said) > most_bytes:
        raise _too_large(most_bytes)
    receive, read = request._receive, 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most_bytes:
            raise _too_large(most_bytes)
        return message

    request._receive = counted


def _too_large(most_bytes: int) -> HTTPException:
    return HTTPException(413, f"A body has at most {most_bytes:,} bytes.")


def refusal(
    status: int, code: str, words: str, figures: dict[str, int | str] | None = None
) -> JSONResponse:
    said = {"detail": words, "code": code}
    return JSONResponse({**said, "figures": figures} if figures else said, status)


def _refused(exc: LoyaltyError) -> JSONResponse:
    status = next(_STATUS[kind] for kind in type(exc).__mro__ if kind in _STATUS)
    answer = refusal(status, exc.code, exc.message, exc.figures)
    if isinstance(exc, TooMany):
        answer.headers["Retry-After"] = str(exc.retry_after)
    return answer


def _unkept(answer: Response) -> Response:
    """What a cookie or a signature opens must be in nobody's cache.

    LNbits' service worker keeps every answer in the browser, `no-store` or not, the key
    that seals a guest's own key included. It cannot keep what varies by everything.
    """
    answer.headers.setdefault("Cache-Control", "no-store")
    answer.headers.add_vary_header("*")
    return answer


def _noted(answer: Response) -> Response:
    """Once the answer is out, what was noted on the way to it is written down."""
    if last_used.has_notes() and answer.background is None:
        answer.background = BackgroundTask(last_used.write_down)
    return answer


def _forget_address(request: Request) -> None:
    """A secret key in the address must not reach the server's access log.

    The log is written after the answer, from this very scope.
    """
    path = str(getattr(request.scope.get("route"), "path", "/"))
    request.scope.update(path=path, raw_path=path.encode(), query_string=b"")


def _in_words(exc: RequestValidationError) -> str:
    """Names the first field that is wrong, and how."""
    error = exc.errors()[0]
    where = [str(part) for part in error["loc"] if part not in ("body", "query")]
    return f"{'.'.join(where) or 'body'}: {error['msg']}"


def address_of(request: Request) -> str:
    """Where a request comes from, as far as the server itself goes by."""
    return request.client.host if request.client else ""


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
    """What the caller shows: a token, a signed request, a wallet's key or a session.

    A session comes last: a browser sends it by itself, the others are sent on purpose.

    Raises:
        NotProved: a code of `nip98`, `proof_used`.
        NotAllowed: `not_owner`, the key of a wallet that is only shared; `other_site`.
    """
    if token:
        return Proof(TOKEN, secret_hash(token))
    signed = await signed_call(request)
    if signed:
        return Proof(CUSTOMER, await signer(request, signed))
    if api_key:
        return _wallet_proof(await _checked_key(request, api_key))
    return session_proof(request)


async def _checked_key(
    request: Request, api_key: str
) -> WalletTypeInfo | BaseWalletTypeInfo:
    """Whose key it is, and which.

    To read, by the check of LNbits' own lists: the other one adds up every payment of
    the wallet for a balance that nobody asks for, seconds where there are a million.
    It may know a key for ten minutes, so who changes something is looked up anew.
    """
    if request.method == "GET":
        return await require_base_invoice_key(request, api_key)
    return await require_invoice_key(request, api_key)


def _wallet_proof(info: WalletTypeInfo | BaseWalletTypeInfo) -> Proof:
    wallet = info.wallet
    if wallet.wallet_type != WalletType.LIGHTNING.value:
        raise NotAllowed(
            "not_owner", "That is the key of a shared wallet. Use the owner's."
        )
    kind = ADMIN if info.key_type.name == ADMIN else INVOICE
    return Proof(kind, wallet.id, wallet.user)


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
    call = await signed_call(request, other or "")
    if call is None:
        raise NotProved(
            "other_not_proved", "Let the other key sign the same request, too."
        )
    try:
        return await signer(request, call)
    except NotProved as exc:
        used = exc.code == "proof_used"
        code = "other_proof_used" if used else "bad_other_proof"
        raise NotProved(code, f"The other key: {exc.message}") from exc


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


async def any_keeper(
    request: Request,
    proof: Annotated[Proof | None, Depends(any_proof)],
    login: Annotated[str | None, Depends(check_access_token)],
) -> Keeper:
    """Whether the caller keeps what is the whole community's: an LNbits admin, by their
    login or a wallet's admin key, or a curator, by a signed request.

    A guest's session is none of that, and hides no login in the same browser.
    """
    if proof is None or proof.kind == SESSION:
        return await _keeper_by_login(request, login)
    if proof.kind == CUSTOMER:
        return await store.read(curating, proof.holder)
    is_admin = proof.kind == ADMIN and settings.is_admin_user(proof.user_id)
    return admin_keeper(proof.user_id) if is_admin else Keeper()


async def _keeper_by_login(request: Request, login: str | None) -> Keeper:
    """An admin; whatever else LNbits says of a login, nobody. Half of those who come
    here have no need to be anybody."""
    if not login:
        return Keeper(is_known=False)
    try:
        account = await check_admin(await check_account_exists(request, login))
    except HTTPException as exc:
        return Keeper(is_known=exc.status_code != 401, refusal=str(exc.detail))
    return admin_keeper(account.id)


AnyKeeper = Annotated[Keeper, Depends(any_keeper)]


async def community(keeper: AnyKeeper) -> str:
    """Whoever keeps the community's lists; the id that they act under."""
    return keeper.check()


async def community_admin(keeper: AnyKeeper) -> str:
    """The same for what is a setting of the server: LNbits admins only."""
    return keeper.check_admin()


async def new_session(request: Request, response: Response) -> SignIn:
    """For endpoints that sign in whoever has proved a key there."""
    return SignIn(request, response)


AnyProof = Annotated[Proof | None, Depends(any_proof)]
OtherSigner = Annotated[str, Depends(other_signer)]
Once = Annotated[Idempotency, Depends(idempotent_call)]
NewSession = Annotated[SignIn, Depends(new_session)]
Community = Annotated[str, Depends(community)]
CommunityAdmin = Annotated[str, Depends(community_admin)]
WalletAdmin = Annotated[Proof, Depends(wallet_admin)]

__all__ = [
    "AnyKeeper",
    "AnyProof",
    "Community",
    "CommunityAdmin",
    "LoyaltyRoute",
    "NewSession",
    "Once",
    "OtherSigner",
    "Page",
    "Paging",
    "PastMoment",
    "WalletAdmin",
    "address_of",
    "page_of",
]

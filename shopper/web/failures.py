"""The net below every request: a fault of ours is answered like any refusal, and its connection stays usable."""

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shopper.languages import speaking
from shopper.web.errors import on_failure
from shopper.web.request import language


class Failures:
    """Answers faults in the reader's language; whoever hangs up in the middle of sending is no fault."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer where that failed before it was answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except ClientDisconnect:
            return
        except Exception as failure:
            if started:
                raise
            request = Request(scope, receive)
            with speaking(language(request)):
                answer = await on_failure(request, failure)
            await answer(scope, receive, send)

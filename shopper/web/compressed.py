"""What goes over the wire smaller than it is: made once, sent in the best form that the asking browser reads."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import brotli
from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True)
class Compressed:
    """Bytes that are sent often; each form is made when it is first asked for."""

    content: bytes = field(repr=False)

    @cached_property
    def gzip(self) -> bytes:
        """Return the form that every browser reads."""
        return gzip.compress(self.content, 9, mtime=0)

    @cached_property
    def brotli(self) -> bytes:
        """Return the form for https and loopback, a seventh smaller: browsers do not offer to read it elsewhere."""
        return bytes(brotli.compress(self.content, quality=11))

    def respond(self, request: Request, media_type: str, headers: Mapping[str, str]) -> Response:
        """Answer in the smallest form that the request accepts."""
        accepted = _accepted(request.headers.get("accept-encoding", ""))
        sent = {**headers, "Vary": ", ".join(filter(None, [headers.get("Vary"), "Accept-Encoding"]))}
        if "br" in accepted:
            return Response(self.brotli, media_type=media_type, headers=sent | {"Content-Encoding": "br"})
        if "gzip" in accepted:
            return Response(self.gzip, media_type=media_type, headers=sent | {"Content-Encoding": "gzip"})
        return Response(self.content, media_type=media_type, headers=sent)


def _accepted(header: str) -> set[str]:
    parts = [part.replace(" ", "").lower().split(";") for part in header.split(",")]
    return {name for name, *weight in parts if not (weight and re.fullmatch(r"q=0(\.0*)?", weight[0]))}

"""Static files under a name that changes with their content, so that a browser may keep them for ever."""

import hashlib
import json
import mimetypes
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from shopper.languages import LANGUAGES, PhonePart, phone_catalogue
from shopper.settings import assets
from shopper.web.compressed import Compressed
from shopper.web.lean import lean

FOREVER = "public, max-age=31536000, immutable"
TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}


@dataclass(frozen=True)
class StaticFile(Compressed):
    """One file as it goes over the wire."""

    media_type: str


@cache
def files() -> dict[str, StaticFile]:
    """Return every static file by its path, with the phone's message catalogues among them."""
    root = assets("static")
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".md"
    }
    for language, part in product(LANGUAGES, get_args(PhonePart)):
        texts = json.dumps(phone_catalogue(language, part), ensure_ascii=False, separators=(",", ":"))
        found[f"languages/{language}-{part}.js"] = f"export default {texts};".encode()
    return {name: _file(name, lean(name, content)) for name, content in found.items()}


@cache
def build() -> str:
    """Return the hash that names this build: of every static file and of the phone's own templates."""
    digest = hashlib.sha256()
    templates = assets("templates") / "phone"
    parts = {name: file.content for name, file in files().items()}
    parts |= {f"templates/{path.name}": path.read_bytes() for path in sorted(templates.rglob("*.html"))}
    for name, content in sorted(parts.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def static_url(path: str) -> str:
    """Return the address of a static file. Raises KeyError for a file that is not there."""
    if path not in files():
        raise KeyError(path)
    return f"/static/{build()}/{path}"


def static_urls(*prefixes: str, without: tuple[str, ...] = ()) -> list[str]:
    """Return the addresses of all static files below the given paths."""
    return [
        static_url(path) for path in files() if path.startswith(prefixes) and not (without and path.startswith(without))
    ]


async def serve(request: Request) -> Response:
    """Answer with a static file of this build; another build's address is not found, so builds never mix."""
    file = files().get(request.path_params["path"])
    if file is None or request.path_params["build"] != build():
        raise HTTPException(404)
    return file.respond(request, file.media_type, {"Cache-Control": FOREVER})


def _file(name: str, content: bytes) -> StaticFile:
    suffix = name[name.rfind(".") :]
    media_type = TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return StaticFile(content, media_type)

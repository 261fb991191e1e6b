"""What makes the pages an app: the shell's modules, the worker, the list of files it keeps, the manifest."""

import json
import re
from posixpath import dirname, join, normpath

from shopper.settings import Settings
from shopper.web.static import files, static_url

SHELL = "/app"
MANIFEST = "/manifest.webmanifest"
WORKER_PATH = "js/sw/worker.js"
CHECKLIST = ("js/app.js", "js/screens/visit.js")
_KEPT = (
    *(f"css/{name}.css" for name in ("tokens", "phone", "screens", "extras", "discreet")),
    "icons/",
    "js/",
    "languages/",
)
_NOT_KEPT = ("js/sw/", "js/desk")
# Static imports are statements; import() stands within one, and what it brings may come later.
_IMPORT = re.compile(rb'(?:^|(?<=;))import ?(?:[^"(]+ ?from ?)?"(\.[^"]+)"(?=;)', re.MULTILINE)


def modules() -> list[str]:
    """Return the addresses that the shell preloads: all that a checklist imports, and nothing that can come later."""
    wanted, found = list(CHECKLIST), dict[str, None]()
    while wanted:
        path = wanted.pop()
        if path not in found:
            found[path] = None
            imported = (match.decode() for match in _IMPORT.findall(files()[path].content))
            wanted += [normpath(join(dirname(path), each)) for each in imported]
    return [static_url(path) for path in sorted(found)]


def precache() -> list[str]:
    """Return the addresses of everything that the app needs without a network."""
    return [SHELL, MANIFEST, *(static_url(path) for path in _kept())]


def worker() -> str:
    """Return the worker's one line; it lies at the top, so that its scope is everything."""
    return f'import "{static_url(WORKER_PATH)}";\n'


def manifest(settings: Settings, language: str) -> str:
    """Return the manifest: a neutral name and icon from the first install on, for they cannot be changed later."""
    name = settings.app_name(language)
    return json.dumps(
        {
            "id": SHELL,
            "name": name,
            "short_name": name,
            "lang": language,
            "start_url": SHELL,
            "scope": "/",
            "display": "standalone",
            "orientation": "portrait",
            "background_color": settings.app_colour,
            "theme_color": settings.app_colour,
            "icons": [
                _icon(settings.app_icon, 192),
                _icon(settings.app_icon, 512),
                _icon(f"{settings.app_icon}-maskable", 512, "maskable"),
            ],
        },
        ensure_ascii=False,
    )


def _icon(name: str, size: int, purpose: str = "any") -> dict[str, str]:
    address = static_url(f"icons/{name}-{size}.png")
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _kept() -> list[str]:
    return [
        path
        for path in files()
        if path.startswith(_KEPT) and not path.startswith(_NOT_KEPT) and not path.endswith((".d.ts", "LICENSE"))
    ]

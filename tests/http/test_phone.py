"""What the phone fetches, over HTTP."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from shopper.assignments.model import Window
from shopper.db import Database
from tests.builders.plan import an_assignment
from tests.builders.site import Site, a_site
from tests.builders.world import NOW

LATER = Window(NOW, NOW + timedelta(days=36500))
PACK = "/api/v1/packs/short-visit/1"


def test_assignments_are_refused_to_all_but_shoppers(site: Site) -> None:
    assert site.guest().get("/api/v1/assignments").status_code == 401
    assert site.browser("maria").get("/api/v1/assignments").status_code == 403


def test_a_shopper_sees_the_own_assignments_alone(site: Site) -> None:
    made = an_assignment(site.world, "anna", window=LATER)
    told = site.browser("anna").get("/api/v1/assignments").json()
    assert told["person"]["email"] == "anna@demo.test"
    assert [one["id"] for one in told["assignments"]] == [made.id]
    assert told["assignments"][0]["title"] == {"en": "Office: a short visit"}
    assert told["assignments"][0]["returned"] is None
    assert site.browser("boris").get("/api/v1/assignments").json()["assignments"] == []


def test_an_unchanged_list_is_not_sent_again(site: Site) -> None:
    made, anna = an_assignment(site.world, window=LATER), site.browser("anna")
    first = anna.get("/api/v1/assignments")
    again = anna.get("/api/v1/assignments", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    behind_a_proxy = anna.get("/api/v1/assignments", headers={"If-None-Match": f"W/{first.headers['etag']}"})
    assert behind_a_proxy.status_code == 304
    anna.post(f"/api/v1/assignments/{made.id}/accept")
    changed = anna.get("/api/v1/assignments", headers={"If-None-Match": first.headers["etag"]})
    assert (changed.status_code, changed.json()["assignments"][0]["state"]) == (200, "accepted")


def test_a_pack_is_for_those_who_were_asked_to_play_it(site: Site) -> None:
    an_assignment(site.world, "anna", window=LATER)
    assert site.guest().get(PACK).status_code == 401
    for name in ("boris", "maria", "rita"):
        assert site.browser(name).get(PACK).status_code == 404
    for name in ("anna", "tiina"):
        assert site.browser(name).get(PACK).json()["fragments"]["en"].startswith("<form data-renderer=2 ")


def test_a_pack_that_does_not_exist_is_not_found(site: Site) -> None:
    an_assignment(site.world, "anna", window=LATER)
    anna = site.browser("anna")
    assert anna.get("/api/v1/packs/short-visit/2").status_code == 404
    assert anna.get("/api/v1/packs/other/1").status_code == 404


@pytest.mark.parametrize("asked", ["renderer=3", "renderer=0", "renderer=x", "other=1"])
def test_a_renderer_that_this_server_does_not_speak_is_refused(site: Site, asked: str) -> None:
    an_assignment(site.world, "anna", window=LATER)
    assert site.browser("anna").get(f"{PACK}?{asked}").status_code == 422


def test_a_phone_of_an_earlier_build_gets_what_its_renderer_draws(site: Site) -> None:
    an_assignment(site.world, "anna", window=LATER)
    old, new = (site.browser("anna").get(f"{PACK}?renderer={renderer}").json() for renderer in (1, 2))
    assert (old["renderer"], new["renderer"]) == (1, 2)
    assert old["fragments"]["en"].startswith("<form data-renderer=1 ")
    assert old["sha256"] != new["sha256"]


def test_a_pack_may_be_kept_for_ever(site: Site) -> None:
    an_assignment(site.world, "anna", window=LATER)
    answer = site.browser("anna").get(f"{PACK}?renderer=1")
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert answer.headers["etag"] == f'"{answer.json()["sha256"]}"'


def test_the_shell_is_the_same_for_everybody_and_runs_nothing_of_its_own(site: Site) -> None:
    shell = site.guest().get("/app")
    assert shell.text == site.browser("anna").get("/app").text
    assert shell.headers["cache-control"] == "no-cache"
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=", shell.text)


def test_everything_that_the_shell_names_exists(site: Site) -> None:
    guest = site.guest()
    named = re.findall(r'(?:href|src)="(/[^"]+)"', guest.get("/app").text)
    assert any(address.endswith("/js/app.js") for address in named)
    for address in named:
        assert guest.get(address).status_code == 200, address


def test_the_worker_keeps_files_that_exist_and_all_that_the_shell_names(site: Site) -> None:
    guest = site.guest()
    worker = guest.get("/worker.js")
    assert worker.headers["cache-control"] == "no-cache"
    base = re.fullmatch(r'import "(/static/\w+/)js/sw/worker.js";\n', worker.text)
    assert base
    assert guest.get(f"{base[1]}js/sw/worker.js").status_code == 200
    kept = guest.get(f"{base[1]}precache.json").json()
    for address in kept:
        assert guest.get(address).status_code == 200, address
    named = re.findall(r'(?:href|src)="(/[^"]+)"', guest.get("/app").text)
    assert set(named) <= set(kept)


def test_another_builds_list_of_files_is_not_found(site: Site) -> None:
    assert site.guest().get("/static/0123456789abcdef/precache.json").status_code == 404


@pytest.mark.parametrize(("language", "name"), [("ru", "Записки"), ("et", "Märkmed"), ("en", "Notes")])
def test_the_installed_app_has_a_neutral_name_in_the_phones_language(site: Site, language: str, name: str) -> None:
    guest = site.guest()
    manifest = guest.get("/manifest.webmanifest", headers={"Accept-Language": language}).json()
    assert (manifest["name"], manifest["short_name"], manifest["lang"]) == (name, name, language)
    assert (manifest["start_url"], manifest["display"]) == ("/app", "standalone")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert guest.get(icon["src"]).headers["content-type"] == "image/png"


GIVEAWAYS = re.compile(r"shopper|mystery|visit|тайн|покупат|визит|testos|külastus", re.IGNORECASE)


@pytest.mark.parametrize(("language", "name"), [("ru", "Записки"), ("et", "Märkmed"), ("en", "Notes")])
def test_nothing_that_a_phone_shows_of_the_app_says_what_it_is_for(site: Site, language: str, name: str) -> None:
    guest = site.guest()
    guest.headers["Accept-Language"] = language
    shell = guest.get("/app").text
    assert f"<title>{name}</title>" in shell
    assert f'<meta name="apple-mobile-web-app-title" content="{name}">' in shell
    shown = re.findall(r'>([^<]+)<|(?:content|title|alt|aria-label)="([^"]*)"', shell)
    assert not GIVEAWAYS.search(" ".join(map("".join, shown)))
    assert not GIVEAWAYS.search(guest.get("/manifest.webmanifest").text)


def test_name_icon_and_colour_are_those_that_the_installation_chose(db: Database, tmp_path: Path) -> None:
    chosen = a_site(db, tmp_path / "data", app_icon="list", app_colour="#4d5d7a", app_name_en="Groceries").guest()
    manifest = chosen.get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["theme_color"], manifest["background_color"]) == ("Groceries", *["#4d5d7a"] * 2)
    shell = chosen.get("/app").text
    assert "<title>Groceries</title>" in shell
    assert 'content="#4d5d7a"' in shell
    icons = [icon["src"] for icon in manifest["icons"]] + re.findall(r'href="(/static/\w+/icons/[^"]+)"', shell)
    assert len(icons) == 5
    for icon in icons:
        assert "/icons/list" in icon
        assert chosen.get(icon).status_code == 200

"""What the phone fetches, over HTTP."""

import re
from datetime import timedelta

import pytest

from shopper.assignments.model import Window
from tests.builders.plan import an_assignment
from tests.builders.site import Site
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

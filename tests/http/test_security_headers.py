"""Every page and answer says what a browser may do with it; files of a build carry only what protects them."""

import pytest

from shopper.web.static import static_url
from tests.builders.site import Site

PAGES = ["/sign-in", "/app", "/worker.js", "/healthz", "/api/v1/assignments", "/no/such/page", "/static/other/x.js"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_and_answers_carry_the_whole_policy(site: Site, path: str) -> None:
    headers = site.guest().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_files_of_a_build_are_kept_for_ever_and_are_never_sniffed(site: Site) -> None:
    headers = site.guest().get(static_url("js/app.js")).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "immutable" in headers["cache-control"]
    assert "content-security-policy" not in headers


def test_pages_of_people_are_not_kept(site: Site) -> None:
    assert site.browser("tiina").get("/people").headers["cache-control"] == "no-store"

"""Small on the wire: the best form that the browser accepts."""

import gzip

import brotli
import pytest
from starlette.requests import Request

from shopper.web.compressed import Compressed

TEXT = b"the same words over and over; " * 40


def asking(accepts: str) -> Request:
    headers = [(b"accept-encoding", accepts.encode())] if accepts else []
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers, "query_string": b""})


@pytest.mark.parametrize(
    ("accepts", "form"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP;q=1.0, br;q=0", "gzip"),
        ("br;q=0.0, gzip; q=0", None),
        ("", None),
    ],
)
def test_it_is_sent_in_the_smallest_form_that_is_accepted(accepts: str, form: str | None):
    answer = Compressed(TEXT).respond(asking(accepts), "text/plain", {"Vary": "Cookie"})
    sent = bytes(answer.body)
    read = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[form]
    assert (answer.headers.get("content-encoding"), read(sent)) == (form, TEXT)
    assert answer.headers["vary"] == "Cookie, Accept-Encoding"


def test_what_must_not_be_mixed_up_in_caches_says_so_without_other_variation():
    assert Compressed(TEXT).respond(asking("br"), "text/plain", {}).headers["vary"] == "Accept-Encoding"

"""What a client gets of a photo."""

import io

import pytest
from PIL import Image, PngImagePlugin

from shopper.reports.photos import bare
from tests.builders.visits import a_photo

TAKEN, ORIENTATION = 0x0132, 0x0112


def a_telling_photo(kind: str) -> bytes:
    """Make a photo as a camera does: with the moment, turned on its side, with a comment."""
    image, file = Image.new("RGB", (40, 30), "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[TAKEN], exif[ORIENTATION] = "2026:11:10 10:05:00", 6
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Creation Time", "10:05")
    more = {"pnginfo": notes} if kind == "PNG" else {"comment": b"10:05"} if kind == "JPEG" else {}
    image.save(file, kind, exif=exif, **more)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_that_tells_nothing_stays_as_it_is(kind: str):
    photo = a_photo(kind=kind)
    assert bare(photo) is photo


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_moment_and_the_comments_are_taken_off(kind: str):
    photo = bare(a_telling_photo(kind))
    assert b"10:05" not in photo
    with Image.open(io.BytesIO(photo)) as image:
        assert image.format == kind
        assert not image.getexif()


def test_what_the_camera_turned_stands_upright():
    with Image.open(io.BytesIO(bare(a_telling_photo("JPEG")))) as image:
        assert image.size == (30, 40)

"""Photos for the client: the picture alone, without what a camera writes beside it."""

import io

from PIL import Image, ImageOps

# What a decoder keeps beside the picture and what says nothing about where, when and by whom it was taken.
PLAIN = frozenset(
    {"jfif", "jfif_version", "jfif_unit", "jfif_density", "adobe", "adobe_transform", "progressive", "progression"}
    | {
        "dpi",
        "icc_profile",
        "transparency",
        "gamma",
        "srgb",
        "interlace",
        "background",
        "loop",
        "duration",
        "timestamp",
    }
)
QUALITY = 90


def bare(content: bytes) -> bytes:
    """Return an image without time, place, device and comments; one that has none of these stays as it is."""
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        if not image.getexif() and not image.info.keys() - PLAIN:
            return content
        picture = ImageOps.exif_transpose(image)
        picture.info = {key: value for key, value in picture.info.items() if key in PLAIN}
        file = io.BytesIO()
        picture.save(file, str(image.format), quality=QUALITY, icc_profile=image.info.get("icc_profile"))
    return file.getvalue()

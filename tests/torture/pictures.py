"""Pictures with a number in them that outlives being drawn anew and pressed again."""

import io
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

SIZE = (800, 600)
BITS = 12
BLOCK = SIZE[0] // BITS
BAND = 200


def taken(folder: Path, number: int) -> Path:
    """Return the file of the picture with this number."""
    file = folder / f"picture-{number}.jpg"
    if not file.exists():
        file.write_bytes(drawn(number))
    return file


def drawn(number: int) -> bytes:
    """Return a JPEG that shows a number as a row of black and white blocks above a scene."""
    dice = Random(number)
    image = Image.new("RGB", SIZE, tuple(dice.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for bit in range(BITS):
        draw.rectangle((bit * BLOCK, 0, (bit + 1) * BLOCK, BAND), fill="white" if number >> bit & 1 else "black")
    for _ in range(200):
        x, y = dice.randrange(SIZE[0]), dice.randrange(BAND + 10, SIZE[1])
        draw.ellipse((x, y, x + 20, y + 20), fill=tuple(dice.randrange(256) for _ in range(3)))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def number_in(photo: bytes) -> int:
    """Read the number off a photo."""
    with Image.open(io.BytesIO(photo)) as image:
        row = image.convert("L").resize(SIZE)
    bright = [row.getpixel((bit * BLOCK + BLOCK // 2, BAND // 2)) > 127 for bit in range(BITS)]
    return sum(1 << bit for bit in range(BITS) if bright[bit])

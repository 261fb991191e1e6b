"""Photos for the demonstration: drawn, so that they show nobody and nothing real."""

import io
from random import Random

from PIL import Image, ImageDraw

SIZE = (800, 600)


def entrance(random: Random) -> bytes:
    """Return a JPEG of an office's entrance under one of many skies."""
    shade = random.randrange(150, 225)
    image = Image.new("RGB", SIZE, (shade - 20, shade - 5, shade))
    draw = ImageDraw.Draw(image)
    wall = (random.randrange(120, 200), random.randrange(110, 180), random.randrange(100, 170))
    draw.rectangle((60, 120, 740, 560), fill=wall)
    draw.rectangle((60, 120, 740, 200), fill=(15, 92, 92))
    for left in (110, 270, 560):
        draw.rectangle((left, 250, left + 120, 420), fill=(205, 220, 225), outline=(70, 70, 70), width=3)
    draw.rectangle((420, 250, 530, 560), fill=(90, 100, 105), outline=(50, 50, 50), width=3)
    draw.rectangle((440, 300, 510, 350), fill=(240, 240, 235))
    for line in range(3):
        draw.line((446, 312 + 12 * line, 446 + random.randrange(30, 58), 312 + 12 * line), fill=(60, 60, 60), width=3)
    draw.rectangle((0, 560, 800, 600), fill=(120, 120, 118))
    for _ in range(40):
        x, y = random.randrange(800), random.randrange(600)
        draw.point((x, y), fill=(random.randrange(256),) * 3)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=72)
    return file.getvalue()

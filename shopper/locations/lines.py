"""What one line of a locations file says."""

import re
import zoneinfo
from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from shopper.languages import mark as _
from shopper.locations.model import Attribute, Kind
from shopper.web.csvfile import Mistakes, Row

Code = Annotated[str, Field(pattern=r"^[\w.-]{1,64}$")]
# Spreadsheets in Russian and Estonian write a decimal comma.
Degrees = Annotated[float, BeforeValidator(lambda cell: cell.replace(",", "."))]
ATTRIBUTE_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
# A leading zero makes it a code; more digits than a double holds make it one too.
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")


class LocationLine(BaseModel):
    """One location; what a line leaves empty is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    client: Code
    code: Code
    parent: str = ""
    kind: Kind
    name: str = Field(max_length=200)
    address: str = Field(default="", max_length=500)
    zone: str = ""
    latitude: Degrees | None = Field(default=None, ge=-90, le=90)
    longitude: Degrees | None = Field(default=None, ge=-180, le=180)
    office: dict[str, str] = Field(default_factory=dict)

    @property
    def attributes(self) -> dict[str, Attribute]:
        """The office.… columns with numbers, true and false recognised."""
        return {name: typed(cell) for name, cell in self.office.items()}


def typed(cell: str) -> Attribute:
    """Read a cell as true or false, as a number where it is written plainly as one, else as text."""
    if cell.lower() in {"true", "false"}:
        return cell.lower() == "true"
    if not NUMBER.fullmatch(cell):
        return cell
    return float(cell) if "." in cell else int(cell)


def check_facts(row: Row[LocationLine], mistakes: Mistakes) -> None:
    """Note what is wrong with a line by itself."""
    said = row.said
    if said.zone and said.zone not in _zones():
        mistakes.at(row.line, "zone", "zone_unknown", _("This is no time zone; write it like Europe/Tallinn."))
    if (said.latitude is None) != (said.longitude is None):
        missing = "latitude" if said.latitude is None else "longitude"
        mistakes.at(row.line, missing, "half_position", _("A position needs both latitude and longitude."))
    for name in said.office:
        if not ATTRIBUTE_NAME.fullmatch(name):
            wrong = _("An attribute's name is small Latin letters, digits and _, as in office.has_queue.")
            mistakes.at(row.line, f"office.{name}", "attribute_name", wrong)


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())

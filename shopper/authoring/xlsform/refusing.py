"""Why an expression has no equal here."""

from shopper.authoring.xlsform.messages import REASONS


class Untranslatable(Exception):  # noqa: N818 - not a fault: most forms have such expressions
    """Raised for an expression that a scenario cannot say; `about` is what the reason names."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.about = about[:120]

    @property
    def values(self) -> dict[str, str]:
        """What a note needs to say the reason: a msgid and what it names."""
        return {"reason": REASONS[self.code], "about": self.about}

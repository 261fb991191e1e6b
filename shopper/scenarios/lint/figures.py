"""Numbers as findings name them."""

from fractions import Fraction


def number(value: float | Fraction) -> str:
    """Write a number without needless decimals."""
    return f"{float(value):.10g}"


def percent(share: Fraction) -> str:
    """Write a share of one in whole per cent."""
    return f"{float(share) * 100:.0f}"

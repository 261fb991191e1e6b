"""Tallies: exact integer sums of what has been released, per wave, scenario version, location and measure."""

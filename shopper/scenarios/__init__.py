"""Scenario scripts: what they may say, how files are read, and the published versions."""

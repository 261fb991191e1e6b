"""Quarantine: what somebody sent and we could not take is kept, with the reason, for a person to look at."""

"""Answers: which questions apply, are they complete, what do they score. Pure: no HTTP, no SQL, no clock."""

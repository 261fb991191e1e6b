"""What phones report about themselves: counts, so that the desk sees who still has work on a phone. Never content."""

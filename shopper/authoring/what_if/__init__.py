"""What if a draft had been in force: the last released visits scored by it, and nothing written."""

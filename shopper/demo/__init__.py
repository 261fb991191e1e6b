"""A demonstration: two invented clients with a past, made through the ordinary code paths."""

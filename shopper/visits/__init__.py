"""Visits: what arrives from a phone is kept, checked, scored and answered with a receipt."""

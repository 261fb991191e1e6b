"""Tracing: what became of a delivery whose code a shopper reads out on the telephone."""

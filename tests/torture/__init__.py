"""A phone and a server under fire, and what the screen called saved compared with what arrived: `make torture`."""

"""How HTTP is done here; knows no feature."""

"""How HTTP is done here; knows no feature."""

from starlette.convertors import IntegerConvertor, register_url_convertor


class _RowNumber(IntegerConvertor):
    # No row has a longer number, and the database cannot even be asked for one: such an address does not exist.
    regex = "[0-9]{1,18}"


# Every routes module imports from this package, so this stands before the first address is written.
register_url_convertor("int", _RowNumber())

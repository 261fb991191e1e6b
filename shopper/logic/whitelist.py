"""The whitelist: turns what Python read into our own parts and refuses everything that is not the language."""

import ast

from shopper.logic.calls import call
from shopper.logic.mistakes import nearest
from shopper.logic.nodes import LITERAL, NAME, Node
from shopper.logic.reading import Reading
from shopper.logic.source import literal

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_MEMBERSHIP: dict[type[ast.cmpop], str] = {ast.In: "in", ast.NotIn: "not in"}
_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_VISIT = ("visit.weekday", "visit.hour")


class Whitelist(Reading):
    """Reads one expression and notes everything in it that is not allowed."""

    def read(self, node: ast.expr) -> Node:  # noqa: C901, PLR0911 - one line for each form of the language
        """Make the part for what Python read, however wrong."""
        match node:
            case ast.Constant():
                return self._constant(node)
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._attribute(node)
            case ast.BoolOp():
                op = "and" if isinstance(node.op, ast.And) else "or"
                return self.made(op, node, *map(self.read, node.values))
            case ast.UnaryOp():
                return self._unary(node)
            case ast.BinOp():
                return self._arithmetic(node)
            case ast.Compare():
                return self._compare(node)
            case ast.IfExp():
                return self.made("if", node, *map(self.read, (node.test, node.body, node.orelse)))
            case ast.Call():
                return call(self, node, self.read)
            case ast.List():
                return self.refuse(node, "list_place")
            case _:
                return self.refuse_form(node)

    def _constant(self, node: ast.Constant) -> Node:
        match node.value:
            case bool(value):
                return self.literal(node, value)
            case int(value) | float(value):
                return self.literal(node, float(value))
            case str(value):
                return self.literal(node, literal(value))
            case None:
                return self.refuse(node, "none")
            case _:
                return self.refuse_form(node)

    def _name(self, node: ast.Name) -> Node:
        # As written: Python folds look-alike letters of a name, but an id is what stands in the text.
        column, end = self.span(node)
        return Node(NAME, column, end, value=self.text(node))

    def _attribute(self, node: ast.Attribute) -> Node:
        if not isinstance(node.value, ast.Name) or node.value.id not in {"office", "visit"}:
            return self.refuse_form(node)
        name = "".join(self.text(node).split())
        if name not in _VISIT and not name.startswith("office."):
            return self.refuse(node, "unknown_attribute", name=name, nearest=nearest(name, _VISIT))
        column, end = self.span(node)
        return Node(NAME, column, end, value=name)

    def _unary(self, node: ast.UnaryOp) -> Node:
        if isinstance(node.op, ast.Not):
            return self.made("not", node, self.read(node.operand))
        if not isinstance(node.op, ast.USub):
            return self.refuse_form(node)
        operand = self.read(node.operand)
        if operand.op == LITERAL and isinstance(operand.value, float):
            return self.literal(node, 0.0 - operand.value)
        return self.made("neg", node, operand)

    def _arithmetic(self, node: ast.BinOp) -> Node:
        left, right = self.read(node.left), self.read(node.right)
        if op := _ARITHMETIC.get(type(node.op)):
            return self.made(op, node, left, right)
        return self._refuse_sign(node.left, node.right)

    def _compare(self, node: ast.Compare) -> Node:
        if len(node.ops) == 1 and (op := _MEMBERSHIP.get(type(node.ops[0]))):
            return self.made(op, node, self.read(node.left), self._members(node.comparators[0]))
        parts, left = [self.read(node.left)], node.left
        for sign, right in zip(node.ops, node.comparators, strict=True):
            read = self._members if type(sign) in _MEMBERSHIP else self.read
            parts += [self._sign(node, sign, left, right), read(right)]
            left = right
        if len(node.ops) == 1:
            return self.made(str(parts[1].value), node, parts[0], parts[2])
        return self.made("chain", node, *parts)

    def _sign(self, node: ast.Compare, sign: ast.cmpop, left: ast.expr, right: ast.expr) -> Node:
        if op := _COMPARISONS.get(type(sign)):
            return self.literal(right, op)
        if type(sign) in _MEMBERSHIP:
            return self.refuse(node, "in_chain")
        return self._refuse_sign(left, right)

    def _members(self, node: ast.expr) -> Node:
        if isinstance(node, ast.Name):
            return self._name(node)
        if not isinstance(node, ast.List):
            return self.refuse(node, "in_right")
        if not node.elts:
            return self.refuse(node, "list_empty")
        return self.made("list", node, *map(self._member, node.elts))

    def _member(self, node: ast.expr) -> Node:
        member = self.read(node)
        return member if member.op == LITERAL else self.refuse(node, "list_literal")

    def _refuse_sign(self, left: ast.expr, right: ast.expr) -> Node:
        """Note the operator between the two, which has no place of its own in Python's reading."""
        start, end = self.span(left)[1], self.span(right)[0]
        between = self.source.text[start:end]
        sign = between.strip(" \t\r\n()")
        column = start + between.index(sign)
        return self.refuse_at(column, column + len(sign), "not_allowed", found=" ".join(sign.split()))

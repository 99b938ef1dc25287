"""Formulas and rules of worksheets: text → a checked tree. The browser evaluates the tree; nothing is ever run as code.

The language is a small part of Python's expressions, so Python's own parser reads it: numbers, 'text', names of fields,
`table.column`, + - * /, comparisons and the functions below. Names are resolved here, once, for `kb check` and for the page.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kb.model.worksheet import Column, SheetField, Worksheet
from kb.vocabulary import FieldType

Tree = list[Any]
"""["number", "0.35"], ["text", "taip"], ["field", id], ["cell", column], ["list", table, column], [function, *trees]."""
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
    ast.Eq: "==", ast.LtE: "<=", ast.GtE: ">=", ast.Lt: "<", ast.Gt: ">",
}  # fmt: skip
FUNCTIONS = {
    "SUM": "l", "SUMIF": "ltl", "COUNT": "l", "COUNTIF": "lt", "MAX": "*", "MIN": "*", "ROUND": "vn", "DIV": "vv",
    "IF": "vvv", "RUNSUM": "c", "FMT": "v", "NUM": "v", "LEN": "v", "STARTS": "vt",
}  # fmt: skip
"""What each takes: l a column of a table, c one of the own row, t a text, n a number, v any value, * one or more."""
KINDS = {"l": "list", "c": "cell", "t": "text", "n": "number"}
ANSWER = "x"
"""Name of the answer itself in a rule."""


class FormulaError(ValueError):
    """Something an author wrote cannot be a formula; carries the code of the problem and the values of its message."""

    def __init__(self, code: str, **args: Any) -> None:
        """Keep the code and the values."""
        super().__init__(code)
        self.code = code
        self.args_of_message = args


@dataclass(frozen=True)
class Scope:
    """What a formula may name: the fields of its sheet and, inside a table, the columns of its own row."""

    fields: Mapping[str, SheetField]
    table: SheetField | None = None
    own: Column | None = None
    """The field whose rule is read: `x`."""

    @property
    def columns(self) -> dict[str, Column]:
        """Columns of the table the formula stands in."""
        return {column.id: column for column in self.table.columns} if self.table else {}

    @property
    def names(self) -> list[str]:
        """Everything that may be named, for suggestions."""
        lists = [f"{field.id}.{column.id}" for field in self.fields.values() for column in field.columns]
        return [*self.columns, *self.fields, *lists]


def read(text: str, scope: Scope) -> Tree:
    """Return the tree of a formula; raises FormulaError."""
    source = text.replace("≤", "<=").replace("≥", ">=")
    source = re.sub(r"(?<![<>=!])=(?!=)", "==", source) if scope.own else source
    try:
        parsed = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        place = getattr(error, "offset", None) or 1
        raise FormulaError("formula-syntax", value=text, place=place) from None
    return Reader(source.strip(), scope).tree(parsed)


class Reader:
    """Walks Python's syntax tree and keeps what the language allows."""

    def __init__(self, source: str, scope: Scope) -> None:
        """Keep the text, for numbers as they were written, and the names."""
        self.source = source
        self.scope = scope

    def tree(self, node: ast.expr) -> Tree:
        """Return the tree of one node."""
        match node:
            case ast.Constant(value=str(text)):
                return ["text", text]
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return ["number", self.number(node)]
            case ast.Name(id=name):
                return self.name(name)
            case ast.Attribute(value=ast.Name(id=table), attr=column):
                return self.column(table, column)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return ["-", ["number", "0"], self.tree(operand)]
            case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
                return self.arithmetic(OPERATORS[type(op)], self.tree(left), self.tree(right))
            case ast.Compare(left=left, ops=ops, comparators=others) if all(type(op) in OPERATORS for op in ops):
                return self.comparison([left, *others], [OPERATORS[type(op)] for op in ops])
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self.call(name, args)
        raise FormulaError("formula-form", value=ast.get_source_segment(self.source, node) or self.source)

    def number(self, node: ast.expr) -> str:
        """Return a number as it is written: 0.35 stays exact."""
        text = ast.get_source_segment(self.source, node) or ""
        if not re.fullmatch(r"\d+(\.\d+)?", text):
            raise FormulaError("formula-form", value=text)
        return text

    def name(self, name: str) -> Tree:
        """Return the reference of a name: the own row first, then the sheet."""
        if name == ANSWER and self.scope.own:
            name = self.scope.own.id
        if name in self.scope.columns:
            return ["cell", name]
        if name in self.scope.fields and self.scope.fields[name].type is not FieldType.table:
            return ["field", name]
        raise FormulaError("formula-name", value=name, names=self.scope.names)

    def column(self, table: str, column: str) -> Tree:
        """Return the list of a column's values."""
        field = self.scope.fields.get(table)
        if field is None or column not in {one.id for one in field.columns}:
            raise FormulaError("formula-name", value=f"{table}.{column}", names=self.scope.names)
        return ["list", table, column]

    def arithmetic(self, operator: str, left: Tree, right: Tree) -> Tree:
        """Return a sum, difference, product or quotient; only numbers written in the formula divide by /."""
        if operator == "/" and (right[0] != "number" or not float(right[1])):
            raise FormulaError("formula-division")
        return [operator, left, right]

    def comparison(self, nodes: list[ast.expr], operators: list[str]) -> Tree:
        """Return a comparison; „0 <= x <= 100“ holds when both parts do."""
        trees = [self.tree(node) for node in nodes]
        for left, right in pairwise(trees):
            self.option(left, right)
            self.option(right, left)
        parts = [[op, trees[n], trees[n + 1]] for n, op in enumerate(operators)]
        return parts[0] if len(parts) == 1 else ["all", *parts]

    def call(self, name: str, args: list[ast.expr]) -> Tree:
        """Return a call of a known function with what it takes."""
        takes = FUNCTIONS.get(name)
        if takes is None:
            raise FormulaError("formula-function", value=name, names=list(FUNCTIONS))
        trees = [self.tree(arg) for arg in args]
        good = bool(trees) if takes == "*" else len(trees) == len(takes)
        good = good and all(KINDS.get(kind, tree[0]) == tree[0] for kind, tree in zip(takes, trees, strict=False))
        good = good and (name != "SUMIF" or trees[0][1] == trees[2][1])
        if not good:
            raise FormulaError("formula-arguments", value=name)
        if name in ("SUMIF", "COUNTIF"):
            self.option(trees[0], trees[1])
        return [name, *trees]

    def option(self, left: Tree, right: Tree) -> None:
        """Refuse a text that the choice it is compared with does not offer."""
        column = self.described(left)
        if column is None or right[0] != "text" or not column.options:
            return
        if right[1] not in {option.value for option in column.options}:
            raise FormulaError("formula-option", value=right[1], names=[option.value for option in column.options])

    def described(self, tree: Tree) -> Column | None:
        """Return the field a reference leads to."""
        if tree[0] == "cell":
            return self.scope.columns[tree[1]]
        if tree[0] == "field":
            return self.scope.fields[tree[1]]
        if tree[0] == "list":
            return next(one for one in self.scope.fields[tree[1]].columns if one.id == tree[2])
        return None


def named(tree: Tree, table: str = "") -> Iterator[str]:
    """Yield what a tree reads: „total_cost“, or „costs.amount“ for a column, also of the own row."""
    if tree[0] == "field":
        yield tree[1]
    elif tree[0] == "cell":
        yield f"{table}.{tree[1]}"
    elif tree[0] == "list":
        yield f"{tree[1]}.{tree[2]}"
    elif tree[0] not in ("number", "text"):
        for part in tree[1:]:
            yield from named(part, table)


def circle(sheet: Worksheet) -> list[str]:
    """Return the names of formulas that lead back to themselves, or nothing; unreadable ones are passed over."""
    reads: dict[str, list[str]] = {}
    for field in sheet.fields.values():
        for table, column in ((None, field), *((field, column) for column in field.columns)):
            if column.formula:
                name = f"{field.id}.{column.id}" if table else field.id
                try:
                    reads[name] = list(named(read(column.formula, Scope(sheet.fields, table)), field.id))
                except FormulaError:
                    continue
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return path[path.index(name) :]
        if name in done:
            return []
        for other in reads.get(name, []):
            if found := walk(other, [*path, name]):
                return found
        done.add(name)
        return []

    return next((found for name in reads if (found := walk(name, []))), [])

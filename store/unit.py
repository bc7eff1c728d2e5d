"""What a unit of work sees: a transaction, and where it runs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

Row = dict[str, Any]
Values = Mapping[str, Any]
T = TypeVar("T")

ATTEMPTS = 5  # a unit that another one got in the way of is run again


class DuplicateRow(Exception):
    """A UNIQUE or PRIMARY KEY constraint refused a row."""


class Tx(ABC):
    """One transaction, as a unit of work sees it."""

    @abstractmethod
    def execute(self, sql: str, values: Values | None = None) -> int:
        """Runs one statement and returns how many rows it touched.

        Raises:
            DuplicateRow: the row is already there.
        """

    @abstractmethod
    def execute_many(self, sql: str, rows: Sequence[Values]) -> None:
        """Runs one statement with each row of values: for thousands of them.

        Raises:
            DuplicateRow: one of the rows is already there.
        """

    @abstractmethod
    def tuples(self, sql: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        """Every row the statement returns, as plain tuples: for long lists."""

    @abstractmethod
    def all(self, sql: str, values: Values | None = None) -> list[Row]:
        """Every row the statement returns, by column name."""

    @abstractmethod
    def later(self, sql: str, values: Values | None = None) -> None:
        """Runs an INSERT whose outcome nobody waits for, before anything that reads or
        writes its table, or at the unit's end; several go to a server together.

        Raises:
            DuplicateRow: the row is already there. The unit is lost, whenever it shows.
        """

    @abstractmethod
    def flush(self) -> None:
        """Runs what was left for later."""

    def one(self, sql: str, values: Values | None = None) -> Row | None:
        """The first row the statement returns, or nothing."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def insert(self, table: str, values: Values, or_ignore: bool = False) -> bool:
        """Inserts one row and says whether it was new.

        Args:
            or_ignore: a row that is already there is left alone instead of refused.

        Raises:
            DuplicateRow: the row is there already, unless `or_ignore`.
        """
        return self.execute(_insert_sql(table, tuple(values), or_ignore), values) == 1

    def insert_many(self, table: str, rows: Sequence[Values]) -> None:
        """Inserts rows that all have the same columns.

        Raises:
            DuplicateRow: one of the rows is already there.
        """
        if rows:
            self.execute_many(_insert_sql(table, tuple(rows[0]), False), rows)

    def insert_later(self, table: str, values: Values, or_ignore: bool = False) -> None:
        """Inserts one row, as `later` does.

        Raises:
            DuplicateRow: the row is there already, unless `or_ignore`.
        """
        self.later(_insert_sql(table, tuple(values), or_ignore), values)


class Store(ABC):
    """Where units of work run. See the module's docstring."""

    @abstractmethod
    async def write(self, fn: Callable[..., T], *args: Any) -> T:
        """Runs `fn(tx, *args)` in one transaction; it is durable when this returns."""

    @abstractmethod
    async def read(self, fn: Callable[..., T], *args: Any) -> T:
        """Runs `fn(tx, *args)` on one snapshot that cannot be written to."""

    @abstractmethod
    async def scrub(self) -> None:
        """Sees to it that what was deleted is not left in the engine's own files."""

    @abstractmethod
    async def size(self) -> int:
        """Bytes that all that is stored takes, what is written ahead included."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of every thread and connection; the next call opens them again."""


@lru_cache(maxsize=1024)
def _insert_sql(table: str, columns: tuple[str, ...], or_ignore: bool) -> str:
    names = ", ".join(columns)
    values = ", ".join(f":{column}" for column in columns)
    ignore = " ON CONFLICT DO NOTHING" if or_ignore else ""
    return f"INSERT INTO {table} ({names}) VALUES ({values}){ignore}"


def in_list(name: str, items: Sequence[Any]) -> tuple[str, Row]:
    """`IN (…)` for a list of values: the SQL between the brackets, and its values."""
    values = {f"{name}_{index}": item for index, item in enumerate(items)}
    return ", ".join(f":{key}" for key in values), values

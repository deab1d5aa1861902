"""The standard's tables as tables of ours: model, name, columns.

Belongs here: that correspondence. Not here: what the standard says (exchange.shapes), the rows.
"""

from functools import cache

from django.apps import apps
from django.db.models import Model

from alongside.directory.exchange.shapes import TABLES


@cache
def model_of(table: str) -> type[Model]:
    """The model of one of the standard's tables."""
    return apps.get_model("directory", table.replace("_", ""))


@cache
def columns_of(table_name: str) -> tuple[str, ...]:
    """The columns an import fills, without the id."""
    return (*(name for name in TABLES[table_name].columns if name != "id"), "foreign_id", "extra")


def name_of(table_name: str) -> str:
    """The table's name in the database."""
    return model_of(table_name)._meta.db_table

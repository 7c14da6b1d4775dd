"""Bringing a file to the tables of this version. Alembic is imported here, only when there is work to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.store.engine import driver, storage_errors

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext, RevisionStep

SCHEMA_FACT = "schema"
SCHEMA_NAME = "coachdesk"


@dataclass(frozen=True, slots=True)
class Schema:
    """Where the revisions are, and the newest one.

    Attributes:
        revision: four digits; they sort in the order of the releases.
        location: ``package:folder`` or a path.
    """

    revision: str
    location: str


CURRENT = Schema("0003", "coachdesk.store:migrations")


def revision_of(connection: Connection) -> str:
    """The revision of a file.

    Raises:
        StorageError: ``DAMAGED`` when the tables that say so are missing: it is no vault, or an empty one.
    """
    try:
        if not {"alembic_version", "vault_facts"} <= set(inspect(connection).get_table_names()):
            raise StorageError(StorageTrouble.DAMAGED)
        name = connection.execute(
            text("SELECT value FROM vault_facts WHERE name = :name"), {"name": SCHEMA_FACT}
        ).scalar()
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        connection.rollback()
    if name != SCHEMA_NAME or not isinstance(revision, str):
        raise StorageError(StorageTrouble.DAMAGED)
    return revision


def upgrade(engine: Engine, schema: Schema = CURRENT) -> None:
    """Run the revisions that are missing, all of them or none; the first one makes a new file.

    Raises:
        StorageError: the disk refused, or rows would point to rows that are gone (``DAMAGED``).
    """
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", schema.location.replace("%", "%%"))
    script = ScriptDirectory.from_config(config)

    def missing(held: tuple[str, ...], _context: MigrationContext) -> list[RevisionStep]:
        # What Alembic's own upgrade command calls; it has no public name.
        return list(script._upgrade_revs(schema.revision, held))  # type: ignore[arg-type]  # noqa: SLF001

    with storage_errors(), engine.connect() as connection:
        # Outside the transaction: inside it is ignored, and the batch mode of a later revision, which makes a
        # table anew, would then empty the tables that point to it.
        driver(connection).execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin(), EnvironmentContext(config, script, fn=missing) as environment:
                environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
                environment.run_migrations()
                if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                    raise StorageError(StorageTrouble.DAMAGED)
        finally:
            driver(connection).execute("PRAGMA foreign_keys=ON")

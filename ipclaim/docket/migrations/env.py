"""What Alembic runs: the steps, on the connection and in the transaction that it is handed."""

from alembic import context

from ipclaim.docket.tables import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    transactional_ddl=False,  # the transaction is the caller's, who also holds the lock
)
context.run_migrations()

"""The encrypted database: engine, tables, queries, transactions, migrations, backups."""

"""The tasks: one table, one line to type, a calendar."""

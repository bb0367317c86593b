"""The processes: read, written and done."""

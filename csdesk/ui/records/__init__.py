"""Grids of records: surveys, tickets, use, invoices and whatever else the workspace keeps, seen, typed and pasted."""

"""Tasks: what was typed, when it recurs, the working days."""

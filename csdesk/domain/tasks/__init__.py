"""Tasks: working days, what comes back, and a line of words understood."""

"""What to do today: what waits, why, and what it is worth."""

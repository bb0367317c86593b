"""The health score: its model, its inputs, what it says and why."""

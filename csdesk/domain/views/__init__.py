"""Read models: what a screen shows of many records at once, as plain typed rows."""

"""Small values with rules of their own: months, quarters, money, tax ids."""

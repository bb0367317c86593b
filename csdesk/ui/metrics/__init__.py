"""The Metrics view: what moved, what stayed, why, and the rows behind every figure."""

"""Interactive charts, painted from a `Chart`: one drawing for the window, the copied picture, PNG and SVG."""

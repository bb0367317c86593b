"""The headless commands: the same doors as the window, without Qt but for a PDF."""

"""Start CSDesk: the window, or one of the headless commands."""

from csdesk.__main__ import entry

if __name__ == "__main__":
    entry()

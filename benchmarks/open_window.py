"""The window as a person starts it, told when to paint, visit and work, for the measures of the start and the views.

`python benchmarks/open_window.py FILE leave` leaves the file on its portfolio, as a person did who opened it before.
`python benchmarks/open_window.py FILE` prints `painted` once the portfolio is on screen,
`settled` once nothing of the start is left to do, and waits for lines:
`rest` waits until every page was made ready, `visit` shows every view, `work` measures gestures and prints them as JSON; an empty line or the end closes it.
"""

from benchmarks.opened import begin

if __name__ == "__main__":
    begin()

"""Programs that are run aside and print, last, what of the network they heard themselves ask for."""

from __future__ import annotations

HEARING = """
import socket, sys
heard = []
def hear(event, given):
    if event in {"socket.connect", "socket.bind", "socket.sendto"} and getattr(given[0], "family", None) != socket.AF_UNIX:
        heard.append(event)
    if event in {"socket.getaddrinfo", "socket.gethostbyname"} or event.startswith(("urllib.", "http.", "smtplib.")):
        heard.append(event)
sys.addaudithook(hear)
"""

EAR = f"""{HEARING}
from csdesk.cli.main import main
for line in sys.stdin.read().splitlines():
    assert main(line.split("|")) == 0, line
print(heard)
"""

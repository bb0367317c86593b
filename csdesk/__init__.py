"""CSDesk: a Customer Success practice in one local file, offline."""

VERSION = "0.1.0"

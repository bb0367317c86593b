"""Playbooks and processes: what a map is, what it asks, when it begins and how it is followed."""

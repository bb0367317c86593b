"""A playbook that is followed, one question at a time."""

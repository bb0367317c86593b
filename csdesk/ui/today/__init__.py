"""The Today page: what to do now, why, and the keys to be done with it."""

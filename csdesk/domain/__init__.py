"""Pure Python core: no Qt, no SQL, no files, no clock."""

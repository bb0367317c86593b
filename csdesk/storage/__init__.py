"""Every byte that enters or leaves: the workspace file, its journal, and the files handed over."""

"""Read models for screens, one module a screen."""

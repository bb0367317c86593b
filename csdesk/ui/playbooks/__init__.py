"""The library of playbooks and the editor of their maps."""

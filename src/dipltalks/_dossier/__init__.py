"""The dossier: reports taken together."""

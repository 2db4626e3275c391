"""The codec: records to and from plain data, JSON and files."""

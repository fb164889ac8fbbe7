"""Which reader this is: results kept under another version are read again."""

READER_VERSION = "8"
"""Goes up with every change that may read another value."""

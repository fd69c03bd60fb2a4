"""The command line: its commands, and how answers look there."""

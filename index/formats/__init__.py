"""What a file is and how its text is read, by its content and then by its name."""

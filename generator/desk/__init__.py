"""What editors do: files are added, decisions and records written."""

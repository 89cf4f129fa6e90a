"""What people write in `content/`, read and written."""

"""Plain text: its labels, its layout, and several stories in one."""

"""Pictures, told by their first bytes; none is decoded."""

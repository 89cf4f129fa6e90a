"""The pages of people, organizations, places and events."""

"""What people decided of entities, carried out and told."""

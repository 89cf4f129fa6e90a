"""Articles become entities, appearances and quotations."""

"""What an editor is asked of entities, and the clues that weigh for each answer."""

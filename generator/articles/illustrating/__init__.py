"""The pictures of articles, found where their texts name them."""

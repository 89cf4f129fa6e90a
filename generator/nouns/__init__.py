"""The nouns, by what they tell of; `model.py` lists them."""

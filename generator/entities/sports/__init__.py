"""Stories of sport, where places are teams and tables hold the names."""

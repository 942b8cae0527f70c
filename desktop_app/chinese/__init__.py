"""Knowledge of Chinese: order of names, readings, numerals, dates, identity cards, phones."""

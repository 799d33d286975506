"""The kinds of paper and their styles: every style is one drawing function over a story."""

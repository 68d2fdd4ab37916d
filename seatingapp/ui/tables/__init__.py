"""Tables over tuples of frozen rows: model, look of cells, and the view."""

"""The rules beside the plan: how they came out, and every way to write them."""

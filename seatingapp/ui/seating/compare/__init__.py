"""Two plans side by side: who moved, who is new or gone, and whose neighbours changed."""

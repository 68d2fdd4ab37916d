"""Entry from paper: a grid in seat order to type what somebody ticked on a sheet."""

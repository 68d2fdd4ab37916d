"""Sets the project up: its virtual environment, its requirements, and the system's libraries.

`run.py` and `check.py` call it with whatever Python the machine has, before anything is installed,
so it needs nothing but the standard library and leans on nothing of the app.
"""

"""The recovery key as it is shown once: its text, its sheet of paper, and the panel with both.

A vault that is made shows it, and so does a vault that gets another one.
"""

"""The room editor: a canvas in centimetres, what can be put on it, and what is chosen.

Every gesture ends in one new layout, which the presenter stores as one edit.
"""

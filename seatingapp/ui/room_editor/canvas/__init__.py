"""The canvas of the room editor: the room in centimetres, and every gesture on it."""

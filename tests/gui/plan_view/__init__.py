"""The picture of a class in its room: gestures, keys, drawing."""

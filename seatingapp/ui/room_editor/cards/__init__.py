"""The cards beside the canvas: what is chosen, the room, its walls, zones, neighbours, problems."""

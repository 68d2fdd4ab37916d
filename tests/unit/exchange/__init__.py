"""Reading other people's files, from bytes in memory."""

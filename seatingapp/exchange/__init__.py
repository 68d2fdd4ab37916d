"""Other people's files: class lists in as records and remarks. Parses to domain objects only."""

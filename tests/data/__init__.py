"""Files that tests read: one frozen vault for every schema that was ever released."""

"""Speed, each number against its limit in the same run."""

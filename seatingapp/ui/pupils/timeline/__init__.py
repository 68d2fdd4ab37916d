"""All entries of one pupil, the latest first."""

"""The adjustments of one pupil, edited wherever that pupil is shown in private."""

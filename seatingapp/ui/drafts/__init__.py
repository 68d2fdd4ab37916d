"""Drafts to decide: the review tray, the rules that draft, and adjustments; all of it private."""

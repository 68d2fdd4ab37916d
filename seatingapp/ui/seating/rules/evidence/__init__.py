"""Pairs whose concern entries cluster when they sit near each other, with the counts behind."""

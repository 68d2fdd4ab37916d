"""The record of an entry."""

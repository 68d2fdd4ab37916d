"""Importing photos: choose folders or archives, check whose each photo is, store them."""

"""Why this number?"""

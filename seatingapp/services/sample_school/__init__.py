"""The invented school that ships with the app: to explore, to demonstrate and to test with."""

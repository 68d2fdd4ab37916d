"""The command line as scripts use it: arguments in, words or JSON and a status out."""

"""The command line: thin subcommands on the same services as the window, and no rules of its own.

`parser` names the commands, `commands` holds one module a noun, `output` prints words or JSON.
Exit status: 0 done, 1 refused with a sentence on stderr, 2 wrong usage.
"""

"""The one way in which the set-up gives up: with sentences, not with a traceback."""


class SetupRefused(Exception):
    """The set-up cannot go on; the text says why and which command helps."""

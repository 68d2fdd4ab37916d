"""The windows: pages, widgets and the theme. The only layer besides `app` that knows Qt."""

from seatingapp.ui.singletons import protect_singletons

protect_singletons()

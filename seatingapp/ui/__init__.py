"""The windows: pages, widgets and the theme. The only layer besides `app` that knows Qt."""

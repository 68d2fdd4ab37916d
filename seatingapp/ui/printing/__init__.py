"""The Print page: choose what and for whom, see the real pages, then save or print."""

"""The editor of rules that draft: their list, one rule, and trying it on the past."""

"""The part of the Follow-up page for pupils on report and for what is tried for them."""

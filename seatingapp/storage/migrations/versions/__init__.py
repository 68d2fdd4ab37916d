"""One Alembic revision file a step; each has `upgrade()` and no way down."""

"""The first released schema. It is the floor: every vault has at least these tables."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: vaults of this revision were made whole from the schema."""

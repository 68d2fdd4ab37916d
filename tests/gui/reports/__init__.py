"""The part for reports and interventions."""

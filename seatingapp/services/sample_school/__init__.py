"""The invented school that ships with the app: to explore, to demonstrate and to test with.

`load_sample_school` fills an empty vault; the files are in `resources/sample_school`.
"""

from seatingapp.services.sample_school.loading import SampleSummary, load_sample_school

__all__ = ["SampleSummary", "load_sample_school"]

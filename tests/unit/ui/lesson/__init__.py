"""The Lesson page's own rules, without Qt."""

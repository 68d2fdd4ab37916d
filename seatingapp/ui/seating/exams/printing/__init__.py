"""Printing an exam: the invigilator's plan, or the seats for the door, into a PDF file."""

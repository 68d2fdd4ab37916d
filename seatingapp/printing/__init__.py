"""Paper: a frozen snapshot goes in, the bytes of a PDF come out. ReportLab lives only here."""

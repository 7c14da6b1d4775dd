"""Finished documents become PDF files. Import :mod:`coachdesk.reports.worker` where a window is open."""

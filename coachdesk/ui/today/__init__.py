"""What awaits the practitioner today."""

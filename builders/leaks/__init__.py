"""What participants must not get to see, and whether it stands in a file that comes into their hands."""

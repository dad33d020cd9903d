"""The pictures of the README, made from the finished documents."""

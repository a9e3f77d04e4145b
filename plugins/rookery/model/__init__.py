"""Frozen types that flow through the house. Imports nothing of ours but itself."""

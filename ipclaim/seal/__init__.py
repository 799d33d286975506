"""Digests, BagIt manifests, time stamps; and verifying them. Knows nothing of listings."""

"""Completing photos: requests, regions, devices and the inpainter. No Qt."""

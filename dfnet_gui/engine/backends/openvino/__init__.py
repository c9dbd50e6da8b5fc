"""Computing by OpenVINO."""

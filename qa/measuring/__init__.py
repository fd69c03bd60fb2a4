"""How good the answers are: gold, figures, calibration, training."""

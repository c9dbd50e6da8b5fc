#!/usr/bin/env bash
# Trains the built-in model on for some minutes of a GPU, from the weights that are there, and measures what came of it.
#   tools/gpu_training.sh TRAINING_PHOTOS VALIDATION_PHOTOS OUTPUT [MINUTES]
# TRAINING_PHOTOS may be several folders, one string with spaces between them. Begun again with the same OUTPUT it goes on
# where it stopped (the budget is that of both runs together). OUTPUT/dfnet-compact.safetensors stays under 16 MiB. It needs
# torch, NumPy, OpenCV, PyPatchMatch and the packages of the extra `train`, but no Qt and no network.
set -euo pipefail
cd "$(dirname "$0")/.."

photos=$1 validation=$2 output=$3 minutes=${4:-9}
python=${PYTHON:-python3} device=${DEVICE:-cuda} config=${CONFIG:-models/dfnet-compact-detailed.toml}
mkdir -p "$output"

# shellcheck disable=SC2086 # several folders
"$python" -m dfnet_gui train "$config" --photos $photos --output "$output" --weights models/dfnet-compact.safetensors \
  --minutes "$minutes" --device "$device" 2>&1 | tee -a "$output/training.log"

weights=$output/dfnet-compact.safetensors
test "$(stat -c %s "$weights")" -lt $((16 * 1024 * 1024))
for model in "$weights" models/dfnet-compact.safetensors; do
  "$python" -m dfnet_gui evaluate --photos "$validation" --methods model fast --model "$model" --device "$device" --json \
    >"$output/evaluation-$(basename "$(dirname "$model")").json"
done

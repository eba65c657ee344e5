// How fast the way back is on the layers of the MNIST convnet.
#pragma once

/// Prints the forward and backward passes of each layer, the fast one against the slow loops and,
/// for convolutions, against im2col and Eigen; then one whole step's kernels, slice by slice.
void bench_gradients(int rounds);

// Exists so that the precompiled Catch2 header has an owner.

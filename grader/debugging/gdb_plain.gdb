# Before gdb_session.py, for a gdb that has no Python: there tensors look like what they are made of.
set confirm off
set pagination off
set breakpoint pending on
define your-arguments
  info args
end

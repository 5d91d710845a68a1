# V8 with its own heap, and everything around it on malloc: buffers, strings, worker threads.
exec node "$PROGRAMS/workload.js"

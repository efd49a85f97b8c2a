"""One script per figure in docs/performance.md."""

"""The types that flow through ipclaim. No input, no output, no clock."""

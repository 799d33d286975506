"""From a stranger's files to documents with fields, each value with its spot and its doubts."""

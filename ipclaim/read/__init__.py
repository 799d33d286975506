"""From a stranger's files to documents with fields, each value with its spot and its doubts."""

import os

# Since 1.29 ONNX Runtime tells Microsoft about each model it opens and keeps a device id in the
# home folder, unless this is set before it is first imported. Papers are nobody's business.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

"""Text layers of specimen PDFs: what they hide is not what the page shows."""

import json
import subprocess
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.papers.ageing import Layer
from samples.papers.layers import misread
from samples.papers.single import Order, write_paper

PRINTED = st.text("未末日第0123456789号公司名称ABC()、", min_size=1, max_size=40)


@given(PRINTED, st.sampled_from((Layer.WRONG, Layer.GARBAGE)), st.integers(0, 99))
def test_hidden_text_is_as_long_and_never_right(text: str, layer: Layer, seed: int) -> None:
    hidden = misread(text, layer, Random(seed))
    assert len(hidden) == len(text)
    assert hidden != text


@pytest.mark.slow
@pytest.mark.parametrize("ageing", ["true_layer", "wrong_layer", "garbage_layer"])
def test_a_layer_is_in_the_file_and_only_the_true_one_says_the_facts(
    ageing: str, tmp_path: Path
) -> None:
    truth = write_paper(Order("id_card", "back", 5, ageing), tmp_path)
    told = json.loads(truth.read_text("utf-8"))
    (name,) = told["files"]
    command = ["pdftotext", str(tmp_path / name), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    authority = told["documents"][0]["fields"]["issuing_authority"]["value"]
    assert len(text.split()) > 3
    assert (authority in "".join(text.split())) == (ageing == "true_layer")

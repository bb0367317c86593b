"""A column of CNPJs is checked at once, with the same answers as one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.values.tax_id import are_written_cnpjs, is_cnpj, written, written_cnpjs


@st.composite
def usual(draw: st.DrawFn) -> str:
    """Fourteen digits in the punctuation of a CNPJ, valid or not."""
    start = draw(st.text("0123456789", min_size=12, max_size=12))
    ends = (written(f"{start}{end:02d}") for end in range(100))
    valid = next((text for text in ends if is_cnpj(text)), None)
    if valid is not None and draw(st.booleans()):
        return valid
    code = f"{start}{draw(st.integers(0, 99)):02d}"
    return f"{code[:2]}.{code[2:5]}.{code[5:8]}/{code[8:12]}-{code[12:]}"


@given(
    texts=st.lists(
        usual() | st.sampled_from(["", "11222333000181", "11.111.111/1111-11", "１1.222.333/0001-81"])
    )
)
def test_a_column_knows_the_same_cnpjs_as_one_question_each(texts: list[str]) -> None:
    assert written_cnpjs(texts) == {
        text for text in texts if is_cnpj(text) and text[2:3] == "." and text.isascii()
    }


@given(texts=st.lists(usual() | st.sampled_from(["", "11.111.111/1111-11", "11.222.333/0001-81\n"])))
def test_a_column_of_nothing_but_cnpjs_is_known_as_such(texts: list[str]) -> None:
    assert are_written_cnpjs(texts) == (written_cnpjs(texts) == set(texts))

"""How strong a passphrase is, in words, and which ones are let through."""

from __future__ import annotations

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.services.passphrases import rate, require_strong


@pytest.mark.parametrize(
    "passphrase", ["", "secret", "x9$Kq!z2", "password1234", "aaaaaaaaaaaaaaa"]
)
def test_a_short_or_common_passphrase_is_refused_with_advice(passphrase: str) -> None:
    strength = rate(passphrase)
    assert not strength.enough
    assert strength.advice
    assert strength.score < 3
    with pytest.raises(Refusal, match="too easy to guess") as caught:
        require_strong(passphrase)
    assert passphrase == "" or passphrase not in str(caught.value)


@pytest.mark.parametrize(
    "passphrase",
    ["fuchsia kettle paddock thirty", "żółw maluje błękitny płot", "王小明 likes 41 kettles"],
)
def test_four_words_that_nobody_expects_are_strong_in_any_script(passphrase: str) -> None:
    strength = rate(passphrase)
    assert strength.enough
    assert (strength.score, strength.advice) in {(3, ""), (4, "")}
    require_strong(passphrase)


def test_words_that_are_known_about_the_user_count_as_easy() -> None:
    about = ["Quibblesnatch", "Grimthistle", ""]
    assert rate("quibblesnatchgrimthistle", about).score < rate("quibblesnatchgrimthistle").score


def test_a_very_long_passphrase_is_rated_at_once() -> None:
    assert rate("correct horse battery staple " * 400).enough


def test_a_short_one_is_never_called_good() -> None:
    assert rate("zK#9q$Lx").word == "Too weak"

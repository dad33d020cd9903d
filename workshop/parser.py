"""The YAML parser: libyaml, or where it is missing PyYAML's own, taught to read the same texts in the same way."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

BAD_ESCAPE = "found invalid Unicode character escape code"


class Fallback(yaml.SafeLoader):
    """PyYAML's own parser, with the question marks, tabs and escapes in texts that libyaml allows or refuses."""

    in_text = False

    def peek(self, index: int = 0) -> str:
        """The next letter; inside a text, a ? and a tab are letters like others."""
        letter: str = super().peek(index)
        return {"?": "x", "\t": " "}.get(letter, letter) if self.in_text else letter

    def scan_plain(self) -> ScalarToken:
        self.in_text = True
        try:
            token: ScalarToken = super().scan_plain()
        finally:
            self.in_text = False
        return token

    def scan_to_next_token(self) -> None:
        """Skip spaces, and tabs where they do not indent."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: yaml.Mark) -> list[str]:
        """A piece of a quoted text; an escape that is no letter is refused, as libyaml does."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (ValueError, OverflowError):
            raise ScannerError("while parsing a quoted scalar", start_mark, BAD_ESCAPE, self.get_mark()) from None
        return chunks


Loader: type = getattr(yaml, "CSafeLoader", Fallback)


def events(text: str) -> Iterator[yaml.Event]:
    """What stands in a text, piece by piece; raise yaml.YAMLError where it is no YAML."""
    try:
        yield from yaml.parse(text, Loader=Loader)
    except (ValueError, RecursionError) as error:
        raise yaml.YAMLError(str(error)) from None

"""Keys: from environment variables only, read when they are needed, and never shown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.engines.specs import Spec


def read_keys(spec: Spec) -> tuple[str | None, ...]:
    """The values of the service's keys in the order of `spec.keys`, None for one that may be missing and is.

    Raises UsageError, naming the environment variable.
    """
    return tuple(_read(spec, key.variables, required=key.required) for key in spec.keys)


def _read(spec: Spec, variables: tuple[str, ...], *, required: bool) -> str | None:
    for variable in variables:
        # A key that comes from a file often brings a line break along.
        value = os.environ.get(variable, "").strip()
        if not value:
            continue
        # An HTTP library would quote the whole header in its error about such a character.
        if not value.isascii() or not value.isprintable():
            raise UsageError(
                f"engine {spec.name!r}: the environment variable {variable} holds characters that no key has"
            )
        return value
    if required:
        raise UsageError(
            f"engine {spec.name!r} needs a key: set the environment variable {' or '.join(variables)},"
            " or choose another engine with --engine"
        )
    return None

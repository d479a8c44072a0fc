"""The folder of a model: what Firefox Translations needs to go from one language to another.

    <folder of models>/<source>-<target>/model.iden.intgemm.alphas.bin
                                         vocab.iden.spm, or srcvocab.iden.spm and trgvocab.iden.spm
                                         lex.50.50.iden.s2t.bin      (optional: speed)

The files' names beyond `model`, `vocab` and `lex` do not matter.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from digest.errors import EngineRefused, UsageError

VARIABLE = "DIGEST_MODELS"
"""The environment variable that names the folder of models."""


@dataclass(frozen=True, slots=True)
class Model:
    """A complete model; `lexicon` is None where it has none."""

    weights: Path
    source_vocabulary: Path
    target_vocabulary: Path
    lexicon: Path | None = None

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.weights.parent

    @property
    def files(self) -> tuple[Path, ...]:
        """All files in the order in which fxtranslate takes them."""
        files = (self.weights, self.source_vocabulary, self.target_vocabulary)
        return (*files, self.lexicon) if self.lexicon else files


def require_fxtranslate() -> None:
    """Raise UsageError if fxtranslate is not installed. Does not load it."""
    if find_spec("fxtranslate") is None:
        raise UsageError("engine 'local': fxtranslate is not installed; expected: pip install 'digest[local]'")


def models_folder() -> Path:
    """Where `digest model get` puts models: the folder that `DIGEST_MODELS` names, or one in the user's cache."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path("digest", appauthor=False) / "models"


def pair_folder(models: Path, source: str, target: str) -> Path:
    """The folder of one model among `models`."""
    return models / f"{source}-{target}"


def require_models(folder: Path | None = None) -> None:
    """Raise UsageError if there is no model at all in `folder`, as `find_model` takes it."""
    place = folder or models_folder()
    if not any(read_folder(one) for one in (place, *place.glob("*-*"))):
        raise UsageError(
            f"engine 'local': no model in {place}; expected <source>-<target>/model*.bin and vocab*.spm, such as"
            " id-en/. Fetch one with `digest model get`, or name a folder that has one in mkdocs.yml:"
            " extra: {digest: {model: FOLDER}}"
        )


def find_model(source: str, target: str, *, folder: Path | None = None) -> Model:
    """The model from the language `source` to the language `target`.

    folder:  that of the model, or one with a folder `<source>-<target>` in it; None: that of all models

    Raises EngineRefused if there is none.
    """
    place = folder or models_folder()
    model = read_folder(pair_folder(place, source, target)) or read_folder(place)
    if model is None:
        raise EngineRefused(
            f"local: no model from {source!r} to {target!r} in {place}; fetch it with `digest model get --source"
            f" {source} --target {target}`"
        )
    return model


def read_folder(folder: Path) -> Model | None:
    """The model in `folder`, None if it is not complete."""
    weights, lexicon = _first(folder, "model*.bin"), _first(folder, "lex*.bin")
    vocabulary = _first(folder, "vocab*.spm")
    source, target = (vocabulary or _first(folder, f"{side}vocab*.spm") for side in ("src", "trg"))
    return Model(weights, source, target, lexicon) if weights and source and target else None


def _first(folder: Path, pattern: str) -> Path | None:
    return min(folder.glob(pattern), default=None)

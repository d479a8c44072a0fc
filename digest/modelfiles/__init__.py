"""Translation models on this machine: where they are, and how they get there."""

from digest.modelfiles.folder import (
    Model,
    find_model,
    models_folder,
    pair_folder,
    read_folder,
    require_fxtranslate,
    require_models,
)

__all__ = [
    "Model",
    "find_model",
    "models_folder",
    "pair_folder",
    "read_folder",
    "require_fxtranslate",
    "require_models",
]

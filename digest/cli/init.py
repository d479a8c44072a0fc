"""`digest init`: a new site."""

from __future__ import annotations

from pathlib import Path

import click

from digest.scaffold import installed_from, make_site


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="", help="The site's title. By default made of DIR.")
@click.option("--package", default="", help="What pip installs digest from in the workflow, e.g. git+https://….")
@click.option("--force", is_flag=True, help="Also where DIR holds files. They are kept as they are.")
def command(folder: Path, name: str, package: str, force: bool) -> None:
    """Make a new site in DIR, with two sample articles, that `digest build` takes as it is.

    \b
    Examples:
      digest init berita
      digest init . --name "Berita Kita"
    """
    package = package or installed_from()
    made = make_site(folder, name=name, package=package, force=force)
    click.echo(folder)
    for path in made.kept:
        click.echo(f"kept {folder / path}", err=True)
    click.echo(_next_steps(folder, package), err=True)


def _next_steps(folder: Path, package: str) -> str:
    steps = [] if folder.resolve() == Path.cwd() else [f"cd {folder}"]
    lines = [
        f"Your site is in {folder}. Next:",
        *(f"  {step}" for step in steps),
        "  digest serve                  show it in a browser while you write",
        '  digest new "Judul artikel"    begin an article; the two in content/ are samples',
        "  digest build                  make the site, in site/",
        "To publish it on GitHub, push it there, and set Settings → Pages → Source to GitHub Actions.",
    ]
    if not package:
        lines += [
            "Before that, say in .github/workflows/publish.yml, at DIGEST_PACKAGE, what pip installs digest from.",
        ]
    return "\n".join(lines)

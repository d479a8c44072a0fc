"""Articles and editions → the Markdown pages of the whole site. Pure, but for `assets` and `write`.

A page's front matter holds all that its template shows, in plain YAML types. Its keys are a contract
between this package, the templates in `theme/` and the finishers (search, feeds, sitemap); this is the
one place that lists them. URLs are relative to the site's root and percent-encoded (`id/2023/a/`); the
gateway's is the empty text. A key whose value would be empty is left out.

Every page
    kind         gateway | front | article | topics | topic | archive | month
    title        plain text, never HTML
    description  plain text, one paragraph
    lang         language of the page, for `<html lang>`
    url          its own URL
    alternates   [{lang, url}]: itself, its counterpart and `x-default`, for `<link rel=alternate hreflang>`
                 (on a second and further page of a listing: none)
    switch       {lang, url}: where the language switch leads: the exact counterpart, or the nearest page
    feed         URL of the RSS feed of what the page lists; on articles, that of the language
    robots       `noindex`, where search engines shall not list the page
    search       {exclude: true}: keeps the page out of Material's own index; Pagefind makes the real one

Articles (`kind: article`)
    path         that of the article, the same in both languages (`2023/a`)
    published    {iso, text}: `2023-10-27T15:30:00+07:00`, `27 Oktober 2023 pukul 15.30 WIB`;
                 a day alone where the article gives no time
    minutes      reading time
    authors      [text]
    source       {name, url}
    topics       [{tag, label, url}]
    summary      as written by the author; where there is none, `description` comes from the first paragraph
    image        {url, alt, credit, width, height}; sizes in pixels where they are known
    original     {lang, url, title}: the article that an edition translates
    translations [{lang, url}]: the editions that translate an article
    provenance   {state, engines, edited, translated, reviewed, by, paragraphs, stale, stale_head, stale_terms}:
                 how an edition came about.
                 state        as in `digest.model.State`
                 engines      [{name, title}]: those that made what stands there: `google`, `Google Translate`
                 edited       true where a person changed something
                 translated   {iso, text}: the day of the last machine translation
                 reviewed, by the day, as {iso, text}, and the reviewer, as long as a paragraph stands so
                 paragraphs   {machine, edited, reviewed, stale}: how many stand how
                 stale        how many paragraphs of the original have changed since, or are new or gone
                 stale_head   true where its title, summary or picture's description has
                 stale_terms  in how many places no more than a term of the glossary has
    pending      true where there is no edition: title and description are those of the article, in the
                 language `original.lang`

    The body is that of the article or edition. Before each of its blocks stands `<!-- block:N -->`, the same N in
    both languages; `<!-- block -->` before what an editor added. A block of an edition that is stale has
    `<!-- block:N stale -->` and a paragraph of class `d-stale` that says why.

Listings
    items        [{url, title, summary, published, topic, image}], newest first: front, topic, month
    newer, older URLs of the neighbouring pages of a long listing
    topic        {tag, label, url}: topic pages
    topics       [{tag, label, url, count}] by label: topics page and front pages
    years        [{year, months: [{label, url, count}]}], newest first: archive
    month        {iso, text}: month pages (`2023-10`, `Oktober 2023`)
    fronts       [{lang, url, title, items}]: gateway, the source language first
"""

from digest.pages.assets import Asset, find_assets, measure
from digest.pages.compose import compose_pages
from digest.pages.write import page_text, write_pages

__all__ = ["Asset", "compose_pages", "find_assets", "measure", "page_text", "write_pages"]

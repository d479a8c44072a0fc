"""From what a portal gives to an article: read → clean → infer → compose → keep.

```
file, page, stdin ─reading→ Reading ─drafting→ Draft ─storing→ content/<source>/<yyyy>/<slug>.md
                     ↑                  ↑
       plaintext, webpage,    boilerplate, credits, datelines,
       markdown_file          dates, outlets, sentences, titles
```

Nothing is invented: what neither the input nor its reader says is left as a `TODO` that `digest check` reports.
"""

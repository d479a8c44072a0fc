/* One found article as an item of Material's list.

Material inserts `title` and `text` as HTML. What comes from the index is plain text, whatever it looks like:
it is escaped here, exactly once, and nowhere else. */

/** Words of an excerpt, and how many of them stand before the first hit. */
const LENGTH = 30;
const LEAD = 8;

const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escape = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => text.match(WORDS) ?? [];

/** `text` as HTML, with the words marked for which `matches` is true. */
function mark(text, matches) {
  let html = "";
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const escaped = escape(word);
    html += escape(text.slice(end, index)) + (matches(word) ? `<mark>${escaped}</mark>` : escaped);
    end = index + word.length;
  }
  return html + escape(text.slice(end));
}

/** Where the excerpt with the most hits begins; `hits` are indexes of words, ascending. */
function densest(hits) {
  let start = 0;
  let most = 0;
  for (const hit of hits) {
    const from = Math.max(0, hit - LEAD);
    const count = hits.filter((other) => other >= from && other < from + LENGTH).length;
    if (count > most) [start, most] = [from, count];
  }
  return start;
}

/** The part of the article's text that answers the query best, as HTML with marks. */
function excerpt(words, hits) {
  const found = new Set(hits);
  const last = Math.max(0, words.length - LENGTH);
  const start = Math.min(densest(hits), last);
  const html = words
    .slice(start, start + LENGTH)
    .map((word, offset) => (found.has(start + offset) ? mark(word, () => true) : escape(word)))
    .join(" ");
  return (start > 0 ? "… " : "") + html + (start < last ? "\u00a0…" : "");
}

/** An ISO date or moment as a day in the reader's language: `27 Oktober 2023`, `27 October 2023`. */
function day(iso, language) {
  // Babel writes the pages, and its English is British there.
  const region = language === "en" ? "en-GB" : language;
  const format = new Intl.DateTimeFormat(region, { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(iso.slice(0, 10)));
}

/**
 * The item for `fragment`, Pagefind's answer for one page: `content` is its text, `locations` are the words found
 * in it, counted between white space, and `meta` is what the article's template gave to the index.
 */
export function item(fragment, { score, query, language }) {
  // Pagefind splits at the same places.
  const words = fragment.content.split(/\s+/);
  const hits = [...new Set(fragment.locations)].sort((a, b) => a - b);
  const asked = wordsOf(query).map(fold);
  const stems = new Set(hits.flatMap((hit) => wordsOf(words[hit] ?? "")).map(fold));
  const typed = (word) => asked.some((start) => fold(word).startsWith(start));
  const { title = "", date, source } = fragment.meta;
  const byline = [date && day(date, language), source].filter(Boolean).map(escape).join(" · ");
  const text = `<p>${excerpt(words, hits)}</p>`;
  return {
    location: fragment.url.replace(/^\/+/, ""),
    title: mark(title, (word) => typed(word) || stems.has(fold(word))),
    text: byline ? `<p class="d-date">${byline}</p>${text}` : text,
    score,
    terms: Object.fromEntries([...stems].map((word) => [word, true])),
  };
}

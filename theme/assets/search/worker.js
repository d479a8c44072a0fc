/* Material's search box, answered by Pagefind.

Material 9.8 talks to its search worker in four messages: SETUP (its own index, of no use here), READY, QUERY
(what stands in the box, after every key) and RESULT (a list of groups of items, which it inserts as HTML).
This worker speaks the same four, so keyboard, dark scheme and phone layout stay Material's.

The page's language comes in this script's address, the root of the site from where this script lies. */

"use strict";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** Most results that are shown: each costs one request, for about 2 KB. */
const MOST = 30;

/** Milliseconds without a key before a search begins, so that half-typed words load no index. */
const PAUSE = 120;

/** Pagefind also searches what it knows of an article beside its words. Nobody asks for "jpg". */
const UNSAID = { date: 0, image: 0 };

const language = (new URLSearchParams(location.search).get("lang") || "").toLowerCase();
const index = new URL("../../pagefind/", location.href).href;

let loading = null;
let newest = 0;

/** Loads Pagefind with the index of the page's language. Null where no article is written in it. */
async function load() {
  const version = Date.now();
  const response = await fetch(`${index}pagefind-entry.json?ts=${version}`);
  if (!response.ok) throw new Error(`no search index: ${response.status} ${response.url}`);
  // Asked for another language than it has, Pagefind takes the largest index that there is.
  if (!(language in (await response.json()).languages)) return null;
  // It reads the language off the document, and workers have none.
  self.document = { querySelector: () => ({ getAttribute: () => language }) };
  const [pagefind, { item }] = await Promise.all([
    import(`${index}pagefind.js`),
    import(new URL("results.js", location.href).href),
  ]);
  // With the same tag, its request for the entry above is answered by the browser's cache.
  const options = { baseUrl: "/", metaCacheTag: String(version), ranking: { metaWeights: UNSAID } };
  await pagefind.options(options);
  return { pagefind, item };
}

/** Forgets the index, so that the next search loads it anew: while a page is open, the site may be published. */
async function forget() {
  const engine = await loading.catch(() => null);
  loading = null;
  await engine?.pagefind.destroy();
}

/** The groups of items for `query`: one group of one item an article, best first. */
async function find(query) {
  loading ??= load();
  const engine = await loading;
  if (!engine) return [];
  const { results } = await engine.pagefind.search(query);
  const said = results.filter(({ score }) => score > 0);
  const show = async ({ score, data }) => [engine.item(await data(), { score, query, language })];
  return Promise.all(said.slice(0, MOST).map(show));
}

/** Answers `query`, unless another one comes first. */
async function answer(query) {
  const turn = ++newest;
  let items = [];
  if (query) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (turn !== newest) return;
    try {
      items = await find(query).catch(() => forget().then(() => find(query)));
    } catch (error) {
      console.error("search:", error);
      await forget();
    }
  }
  if (turn === newest) postMessage({ type: RESULT, data: { items } });
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) postMessage({ type: READY });
  else if (type === QUERY) answer(data.trim());
});

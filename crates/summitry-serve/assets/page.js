// The page follows the reader's hand. All state is in the address; without this file every control still works as a form.

const live = () => document.getElementById('live');
const controls = () => document.getElementById('controls');
const said = (text) => { document.getElementById('said').textContent = text; };

/** The view as parameters; sliders and selects change it. */
let view = new URLSearchParams(location.search);
/** Stops the run over all worlds that is under way or waits for its turn. */
let run = null;
/** Whether a quick answer is on its way, and whether the view has moved on since. */
let asking = false;
let again = false;
let resting = 0;
/** Counts where the reader went: an answer for an earlier place is dropped. */
let place = 0;

function put(key, value) {
  view.delete(key);
  if (value) view.append(key, value);
}

function fix(path, value) {
  const others = view.getAll('set').filter((s) => s.slice(0, s.lastIndexOf(':')) !== path);
  view.delete('set');
  for (const s of [...others, `${path}:${value}`]) view.append('set', s);
}

function stop() {
  clearTimeout(resting);
  run?.();
  run = null;
}

/** Does `work` while no other tab of this browser does: it is handed what settles it, which a closed or frozen tab needs not call.
 *  A browser keeps six connections to one address open, and each tab with endless streams of its own would use them up. Hands back
 *  what gives the turn up, or the wait for it. */
function inTurn(name, work) {
  const left = new AbortController();
  let done = () => {};
  const turn = () => (left.signal.aborted ? undefined : new Promise((resolve) => {
    done = resolve;
    work(resolve);
  }));
  if (navigator.locks) navigator.locks.request(`summitry-${name}`, { signal: left.signal }, turn).catch(() => {});
  else turn();
  return () => { left.abort(); done(); };
}

/** Every unfolded part stays unfolded. */
function keepOpen(old, next) {
  for (const d of old.querySelectorAll('details[open]')) {
    const same = next.querySelector(d.id ? `#${d.id}` : `#${d.closest('[id]')?.id} > details`);
    if (same) same.open = true;
  }
}

/** Puts one element in place of another; the focus stays on the same link or field, if there still is one. */
function swap(old, next) {
  keepOpen(old, next);
  if (old.isEqualNode(next)) return;
  const stops = (e) => [...e.querySelectorAll('a, button, summary, select, input, [tabindex]')];
  const focused = old.contains(document.activeElement) ? stops(old).indexOf(document.activeElement) : -1;
  old.replaceWith(next);
  stops(next)[focused]?.focus({ preventScroll: true });
}

/** Replaces the parts of the page that differ. A quick answer lacks what takes long: that stands until all worlds are in. */
function fill(html, whole) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const parts = (root) => [...root.children].flatMap((e) => (e.id === 'brief' ? [...e.children] : [e]));
  const old = new Map(parts(live()).map((e) => [e.id, e]));
  const next = parts(template.content);
  const known = next.every((e) => old.has(e.id)) && (!whole || next.length === old.size);
  if (known) next.forEach((e) => swap(old.get(e.id), e));
  else live().replaceChildren(template.content);
}

/** A quick answer for the view as it is; one at a time, the latest last. */
async function ask() {
  stop();
  if (asking) { again = true; return; }
  asking = true;
  const mine = place;
  live().classList.add('busy');
  try {
    do {
      again = false;
      const response = await fetch(`/part?${view}`);
      const text = await response.text();
      if (mine !== place) break;
      if (response.ok) fill(text, false);
      else said(new DOMParser().parseFromString(text, 'text/html').querySelector('[role=alert]')?.textContent ?? text);
    } while (again);
  } catch (error) {
    said(String(error));
  } finally {
    asking = false;
    live().classList.remove('busy');
  }
  if (mine !== place) return;
  resting = setTimeout(all, 350);
}

/** All worlds, as soon as the hand rests. */
function all() {
  stop();
  const asked = view.toString();
  let stream = null;
  const free = inTurn('full', (done) => { stream = full(asked, done); });
  run = () => { stream?.close(); free(); };
}

/** The stream of all worlds for a view; `done` is called once there is nothing more to come. */
function full(asked, done) {
  const stream = new EventSource(`/full?${asked}`);
  const end = () => { stream.close(); done(); };
  stream.addEventListener('progress', (e) => {
    const worlds = document.getElementById('worlds');
    worlds.dataset.said ??= worlds.textContent;
    worlds.textContent = `${worlds.dataset.said} ${e.data}`;
  });
  stream.addEventListener('part', (e) => {
    end();
    fill(e.data, true);
    document.body.dataset.full = asked;
  });
  stream.addEventListener('problem', (e) => { said(e.data); end(); });
  stream.onerror = end;
  return stream;
}

/** Goes to an address of this page: everything follows, controls included. */
async function go(address, push = true) {
  stop();
  place += 1;
  const mine = place;
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (mine !== place) return;
  const next = page.getElementById('live');
  if (!next) { location.assign(address); return; }
  if (push) history.pushState(null, '', response.redirected ? response.url : address);
  view = new URLSearchParams(location.search);
  document.documentElement.lang = page.documentElement.lang;
  document.body.dataset.version = page.body.dataset.version;
  const focused = document.activeElement?.id || document.activeElement?.dataset?.path;
  for (const part of ['.languages', 'header', '#controls', '#live']) {
    swap(document.querySelector(part), document.adoptNode(page.querySelector(part)));
  }
  const problem = page.querySelector('.problem');
  document.querySelector('.problem')?.remove();
  if (problem) document.querySelector('header').after(document.adoptNode(problem));
  ready();
  if (focused) document.querySelector(`#${CSS.escape(focused)}, [data-path="${CSS.escape(focused)}"]`)?.focus();
  resting = setTimeout(all, 350);
}

/** What a slider stands at, in the page's language. */
function show(slider) {
  const x = Number(slider.value);
  const options = slider.dataset.percent ? { style: 'percent' } : { maximumSignificantDigits: 3 };
  const text = x.toLocaleString(document.documentElement.lang, options);
  slider.nextElementSibling.textContent = text;
  slider.setAttribute('aria-valuetext', text);
}

/** What only makes sense with script appears; what only makes sense without it goes. */
function ready() {
  document.getElementById('copy').hidden = false;
  for (const e of document.querySelectorAll('#controls .plain, #controls form button')) e.hidden = true;
}

document.addEventListener('input', (e) => {
  if (!e.target.dataset.path) return;
  show(e.target);
  fix(e.target.dataset.path, e.target.value);
  ask();
});

document.addEventListener('change', (e) => {
  if (e.target.dataset.path) {
    // The hand has let go: a step one can come back to, with its Save and Undo.
    go(`/?${view}`);
  } else if (e.target.matches('#controls select, #controls [name=venue]')) {
    put(e.target.name, e.target.value);
    go(`/?${view}`);
  }
});

document.addEventListener('click', async (e) => {
  const link = e.target.closest('a');
  if (e.target.id === 'copy') {
    const address = new URL(`/?${view}`, location).href;
    try {
      await navigator.clipboard.writeText(address);
      said(document.body.dataset.copied);
    } catch {
      said(address);
    }
  } else if (link?.matches('#undo, #reset, .languages a') && !e.ctrlKey && !e.metaKey) {
    e.preventDefault();
    go(link.href);
  } else if (link?.pathname === '/explain' && !e.ctrlKey && !e.metaKey) {
    e.preventDefault();
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
    const body = page.querySelector('#explanation-body') ?? page.querySelector('main');
    body.removeAttribute('id');
    document.getElementById('explanation').replaceChildren(document.adoptNode(body));
    document.getElementById('explained').showModal();
  }
});

addEventListener('popstate', () => go(location.href, false));
addEventListener('pagehide', stop);

/** The file has been read anew: the page follows. */
async function follow(version) {
  if (version === document.body.dataset.version) return;
  await go(location.href, false);
  // With errors in it the page stays at the last good reading and says so.
  said(document.querySelector('.problem') ? '' : document.body.dataset.reloaded);
}

/** One tab of a browser listens to the server, and tells the others; when it closes, another does. */
const tabs = new BroadcastChannel('summitry-changes');
let heard = null;
tabs.addEventListener('message', (e) => {
  if (e.data !== 'ask') follow(e.data);
  else if (heard !== null) tabs.postMessage(heard);
});
inTurn('changes', () => {
  const hear = (version) => {
    heard = version;
    tabs.postMessage(version);
    follow(version);
  };
  const stream = new EventSource('/changes');
  stream.addEventListener('changed', (e) => hear(e.data));
  stream.addEventListener('error', () => {
    // Too many listen already: ask now and then. A server that is gone answers nothing, until it is there again.
    if (stream.readyState !== EventSource.CLOSED) return;
    setInterval(() => fetch('/version').then(async (r) => { if (r.ok) hear(await r.text()); }).catch(() => {}), 2000);
  });
});
tabs.postMessage('ask');

ready();
resting = setTimeout(all, 350);

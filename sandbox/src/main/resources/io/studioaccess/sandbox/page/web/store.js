// What the page knows: the sections of the state, the journeys, and what the reader has chosen.

export const store = {
  state: null,
  journeys: new Map(),
  environment: null,
  connected: false,
  receivedAt: 0,
  busy: new Set(),
  tab: 'waiting',
  area: 'people',
  person: '',
  search: '',
  allGroups: false,
  quiet: false,
};

/** A window that the browser does not draw, such as a covered one, gets no frames. In milliseconds. */
const LONGEST_FRAME = 250;

const listeners = [];
let scheduled = null;

export function onChange(listener) {
  listeners.push(listener);
}

/** Renders at the next frame, or soon if none comes; once for any number of changes. */
export function changed() {
  if (scheduled) return;
  scheduled = { frame: requestAnimationFrame(render), timer: setTimeout(render, LONGEST_FRAME) };
}

function render() {
  cancelAnimationFrame(scheduled.frame);
  clearTimeout(scheduled.timer);
  scheduled = null;
  for (const listener of listeners) listener();
}

/** Receives the sandbox's feed from now on. The browser connects again by itself. */
export function follow() {
  const feed = new EventSource('/api/feed');
  feed.addEventListener('state', (event) => {
    store.state = { ...store.state, ...JSON.parse(event.data) };
    store.receivedAt = Date.now();
    store.connected = true;
    changed();
  });
  feed.addEventListener('journey', (event) => {
    const journey = JSON.parse(event.data);
    store.journeys.delete(journey.id);
    store.journeys.set(journey.id, journey);
    changed();
  });
  feed.addEventListener('reset', () => {
    store.journeys.clear();
    environment();
    changed();
  });
  feed.addEventListener('open', () => {
    store.journeys.clear();
    environment();
  });
  feed.addEventListener('error', () => {
    store.connected = false;
    changed();
  });
}

async function environment() {
  try {
    const answer = await fetch('/api/environment');
    if (answer.ok) store.environment = await answer.json();
    changed();
  } catch {
    // The feed says that the sandbox is gone.
  }
}

/** Sends a control. Problems are shown; the answer is null then. */
export async function control(name, body) {
  const key = name + JSON.stringify(body ?? {});
  if (store.busy.has(key)) return null;
  store.busy.add(key);
  changed();
  try {
    const answer = await fetch('/api/' + name, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const json = await answer.json();
    if (!answer.ok) {
      notice(json.error ?? 'The sandbox refused.', 'bad');
      return null;
    }
    return json;
  } catch {
    notice('The sandbox does not answer.', 'bad');
    return null;
  } finally {
    store.busy.delete(key);
    changed();
  }
}

export const isBusy = (name, body) => store.busy.has(name + JSON.stringify(body ?? {}));

/** Shows a line at the lower edge for some seconds. */
export function notice(text, tone = 'good') {
  const line = document.createElement('p');
  line.className = 'notice ' + tone;
  line.textContent = text;
  document.getElementById('notices').append(line);
  setTimeout(() => line.remove(), 6000);
}

/** The sandbox's time now, in milliseconds. */
export function now() {
  const clock = store.state?.clock;
  if (!clock) return 0;
  return clock.ahead * 1000 + (clock.running ? Date.now() : 0);
}

// The head of the page: the clock, what needs attention, and the menu.
import { h, show } from './dom.js';
import { changed, control, notice, now, store } from './store.js';
import { clock, day, plural, span } from './format.js';

const AREAS = [
  ['people', 'People'],
  ['journeys', 'Events'],
  ['panel', 'State'],
];

export function renderTop(top, areas, story) {
  const { state } = store;
  show(
    top,
    h('div', { class: 'brand' }, h('img', { src: '/icon.svg', alt: '', width: 28, height: 28 }), h('h1', null, 'Studio Access', h('small', null, 'sandbox'))),
    h(
      'div',
      { class: 'clock', role: 'group', 'aria-label': 'The clock of the sandbox' },
      h('span', { class: 'now' }, h('b', { id: 'time' }, state ? clock(now()) : '--:--:--'), h('small', { id: 'date' }, state ? `${day(now())} UTC` : '')),
      advance('PT1M', '+1 min', 'Advance the clock by a minute'),
      advance('PT1H', '+1 h', 'Advance the clock by an hour'),
      advance('P1D', '+1 day', 'Advance the clock by a day'),
      h('button', { 'data-do': 'next', id: 'next', title: nextTitle() }, 'To the next'),
    ),
    h('div', { class: 'pills' }, state?.queues && pills(state)),
    h(
      'div',
      { class: 'menu' },
      h('button', { class: 'quiet', 'data-do': 'theme', 'aria-label': 'Light or dark' }, '◐'),
      h('button', { class: 'quiet', 'data-do': 'menu', 'aria-haspopup': 'dialog' }, 'State ▾'),
    ),
  );
  show(
    areas,
    AREAS.map(([id, name]) => h('button', { 'data-do': 'area', 'data-area': id, 'aria-current': store.area === id ? 'page' : null }, name)),
  );
  show(story, state?.story && h('p', null, state.story), !store.connected && state && h('p', { class: 'bad' }, 'The sandbox does not answer. The page connects again when it runs.'), !state && h('p', null, 'The sandbox is starting …'));
}

const advance = (by, text, label) => h('button', { 'data-do': 'advance', 'data-by': by, 'aria-label': label, disabled: store.busy.has('clock' + JSON.stringify({ advance: by })) }, text);

function nextTitle() {
  const next = store.state?.clock?.next;
  return next ? `The next thing is due in ${span(Math.max(0, new Date(next) - now()))}` : 'Nothing is due';
}

function pills(state) {
  const ringing = state.alarms.filter((alarm) => alarm.state === 'ALARM');
  const dead = state.queues.queues.filter((queue) => queue.isDeadLetters).reduce((sum, queue) => sum + queue.visible + queue.inFlight, 0);
  const held = state.pending.held.filter((change) => !change.rejected).length;
  const faults = state.faults.calls.length + (state.faults.lost > 0) + (state.faults.doubled > 0) + state.faults.kills.length;
  const waiting = state.queues.queues.filter((queue) => !queue.isDeadLetters).reduce((sum, queue) => sum + queue.visible + queue.inFlight + queue.delayed, 0);
  return [
    pill('queues', waiting, plural(waiting, 'message'), state.queues.running.length ? 'busy' : 'calm'),
    held > 0 && pill('waiting', held, `${held} held`, 'warning'),
    dead > 0 && pill('queues', dead, plural(dead, 'dead letter'), 'bad'),
    ringing.length > 0 && pill('alarms', ringing.length, plural(ringing.length, 'alarm'), 'bad'),
    faults > 0 && pill('faults', faults, plural(faults, 'fault'), 'warning'),
  ];
}

const pill = (tab, n, text, tone) => h('button', { class: 'pill ' + tone, 'data-do': 'tab', 'data-tab': tab }, text);

/** The seconds between two changes of the state. */
export function tickClock() {
  const time = document.getElementById('time');
  if (!time || !store.state) return;
  time.textContent = clock(now());
  document.getElementById('date').textContent = `${day(now())} UTC`;
  document.getElementById('next').title = nextTitle();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // The choice lasts until the page is closed.
  }
}

try {
  const chosen = localStorage.getItem('theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // As the system says.
}

export const topActions = {
  async advance({ by }) {
    await control('clock', { advance: by });
  },
  async next() {
    if (!store.state.clock.next) return notice('Nothing is due.', 'calm');
    await control('clock', { to: 'next' });
  },
  area({ area }) {
    store.area = area;
    window.scrollTo(0, 0);
  },
  tab({ tab }) {
    store.tab = tab;
    store.area = 'panel';
    changed();
    document.getElementById('panel').scrollIntoView({ block: 'nearest' });
  },
  theme() {
    const dark = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    setTheme(dark === 'dark' ? 'light' : 'dark');
  },
};

// The way of each event: event, rule, queue, function, decision in words, calls, outcome.
import { h, show } from './dom.js';
import { store } from './store.js';
import { plural, queueName, span, time } from './format.js';

const SHOWN = 60;
const STEPS = 5;
const SYMBOLS = { join: '+', leave: '−', person: '✎', group: '◦', sweep: '↻', other: '•' };

/** Answers with which the functions work: something does not exist, or somebody else was faster. */
const EXPECTED = /NotFound|Conflict|ConditionalCheckFailed|ResourceInUse/;

/** Whether nothing came of it: no rule matches, or the functions ignored it. What is on the way is not quiet. */
const isQuiet = (journey) => journey.outcomes.length === 0 && journey.steps.every((step) => step.tone === 'calm') && journey.deliveries.every((d) => !d.problem) && (journey.steps.length > 0 || journey.deliveries.length === 0);

/** The journeys that the reader wants to see, the newest first. */
function wanted() {
  return [...store.journeys.values()]
    .filter((journey) => !store.person || journey.users.includes(store.person))
    .filter((journey) => store.quiet || !isQuiet(journey))
    .filter((journey) => store.quiet || !/KeepAlive/.test(journey.title.text))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

export function renderJourneys(root) {
  const journeys = wanted();
  show(
    root,
    h(
      'header',
      { class: 'card-head' },
      h('h2', { id: 'journeys-title' }, 'What happens'),
      h('span', { class: 'grow' }),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', 'data-change': 'quiet', checked: store.quiet }), 'Ignored too'),
      personFilter(),
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Events and what followed' },
      journeys.length === 0 &&
        h(
          'div',
          { class: 'empty' },
          h('p', { class: 'big' }, 'Nothing has happened yet'),
          h('p', null, 'Click a box in the matrix: the person joins the group, and the way of the event appears here.'),
        ),
      h('ol', { class: 'journeys' }, journeys.slice(0, SHOWN).map(card)),
      journeys.length > SHOWN && h('p', { class: 'hint' }, `${journeys.length - SHOWN} older ones are not shown.`),
    ),
  );
}

function personFilter() {
  const names = new Map(store.state.people.users.map((user) => [user.id, user.name]));
  if (store.person && !names.has(store.person)) names.set(store.person, 'a deleted person');
  return h(
    'select',
    { 'data-change': 'filter', 'aria-label': 'Show only the events of' },
    h('option', { value: '', selected: !store.person }, 'Everybody'),
    [...names].slice(0, 500).map(([id, name]) => h('option', { value: id, selected: id === store.person }, name)),
  );
}

function card(journey) {
  const steps = journey.steps.slice(-STEPS);
  const earlier = journey.steps.length - steps.length;
  return h(
    'li',
    { 'data-key': journey.id, class: `journey kind-${journey.title.kind}` + (isQuiet(journey) ? ' quiet-one' : '') },
    h(
      'div',
      { class: 'journey-head' },
      h('span', { class: 'symbol', 'aria-hidden': 'true' }, SYMBOLS[journey.title.kind] ?? '•'),
      h('h3', null, journey.title.text),
      h('time', { datetime: journey.at }, time(journey.at)),
      h('button', { class: 'quiet small', 'data-do': 'journey', 'data-id': journey.id, 'aria-label': `Open: ${journey.title.text}` }, 'Open'),
    ),
    h('p', { class: 'way' }, journey.title.origin && h('span', { class: 'origin' }, journey.title.origin), way(journey)),
    h(
      'ol',
      { class: 'steps' },
      earlier > 0 && h('li', { class: 'earlier' }, `${plural(earlier, 'earlier decision')}: open to see`),
      steps.map((step) => decision(step, journey)),
      journey.steps.length === 0 && journey.deliveries.some((d) => d.target) && h('li', { class: 'step busy' }, h('span', { class: 'who' }, 'on the way'), h('span', { class: 'said' }, 'the function has not decided yet')),
    ),
    journey.outcomes.length > 0 &&
      h('p', { class: 'outcomes' }, h('span', { class: 'origin' }, 'Outcome event'), journey.outcomes.map((outcome) => h('span', { class: 'outcome ' + outcome['detail-type'] }, outcome['detail-type']))),
  );
}

export function way(journey) {
  if (Object.keys(journey.event).length > 0 && journey.deliveries.length === 0) return h('span', { class: 'link none' }, 'no rule matches');
  const seen = new Map();
  for (const d of journey.deliveries) {
    const key = d.rule + d.target + d.problem;
    seen.set(key, { ...d, times: (seen.get(key)?.times ?? 0) + 1 });
  }
  return [...seen.values()].map((d) =>
    h(
      'span',
      { class: 'link' + (d.problem ? ' lost' : '') },
      d.rule.replace(/Rule$/, ''),
      h('span', { 'aria-label': 'to', class: 'arrow' }, ' → '),
      d.problem ? (d.target ? `${queueName(d.target)}: ${d.problem}` : d.problem) : queueName(d.target) + ' queue',
      d.times > 1 && ` ×${d.times}`,
    ),
  );
}

const inWords = (call) =>
  `${call.service}:${call.operation} ${call.error}` + (call.denied ? ': ' + call.message.replace(/^.*not authorized to perform/, 'not authorized to perform') : '');

/** Each text once, with the number of times. */
function counted(texts) {
  const times = new Map();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].map(([text, n]) => (n > 1 ? `${text} ×${n}` : text));
}

export function decision(step, journey) {
  const trouble = step.calls.filter((call) => call.error && !EXPECTED.test(call.error));
  const later = new Date(step.at) - new Date(journey.at);
  const name = store.state.people.users.find((user) => user.id === step.user)?.name;
  const several = journey.people.length > 1 && name;
  return h(
    'li',
    { class: 'step ' + step.tone },
    h('span', { class: 'who ' + step.function }, step.function),
    h(
      'span',
      { class: 'said' },
      several && h('b', null, name + ' '),
      step.text.replace(/ \(Service: [^)]*\)( \(SDK Attempt Count: \d+\))?/g, ''),
      counted(trouble.map(inWords)).slice(0, 3).map((line) => h('span', { class: 'trouble' }, line)),
    ),
    h('span', { class: 'after' }, later >= 500 ? '+' + span(later) : '', step.calls.length > 0 && h('span', { class: 'calls' }, plural(step.calls.length, 'call'))),
  );
}

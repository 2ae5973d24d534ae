// What waits, queues, alarms, faults, and events to send.
import { h, show } from './dom.js';
import { control, notice, now, store } from './store.js';
import { day, plural, queueName, span, time, words } from './format.js';

const TABS = [
  ['waiting', 'Waiting'],
  ['queues', 'Queues'],
  ['alarms', 'Alarms'],
  ['faults', 'Faults'],
  ['events', 'Send'],
];

const CONTENT = { waiting, queues, alarms, faults, events };

export function renderPanel(root) {
  show(
    root,
    h(
      'header',
      { class: 'card-head tabs', role: 'tablist', 'aria-label': 'State and controls' },
      TABS.map(([id, name]) =>
        h('button', { role: 'tab', id: 'tab-' + id, 'aria-selected': store.tab === id, 'aria-controls': 'panel-content', tabindex: store.tab === id ? 0 : -1, 'data-do': 'tabHere', 'data-tab': id }, name, badge(id)),
      ),
    ),
    h('div', { class: 'scroll', id: 'panel-content', role: 'tabpanel', 'aria-labelledby': 'tab-' + store.tab, tabindex: '0', 'data-key': store.tab }, CONTENT[store.tab]()),
  );
}

function badge(id) {
  const { pending, alarms: all, faults: f } = store.state;
  const counts = {
    waiting: pending.held.length + pending.quarantine.length,
    alarms: all.filter((alarm) => alarm.state === 'ALARM').length,
    faults: f.calls.length + (f.lost > 0) + (f.doubled > 0) + f.kills.length,
  };
  return counts[id] > 0 && h('span', { class: 'badge' }, String(counts[id]));
}

const empty = (big, small) => h('div', { class: 'empty' }, h('p', { class: 'big' }, big), h('p', null, small));

function waiting() {
  const { held, quarantine } = store.state.pending;
  if (held.length + quarantine.length === 0) return empty('Nobody waits', 'Held changes wait here for a decision, and leavers for the day of their deletion.');
  const open = held.filter((change) => !change.rejected);
  return [
    held.length > 0 && [
      h(
        'div',
        { class: 'line-head' },
        h('h3', null, plural(open.length, 'held change')),
        h('span', { class: 'grow' }),
        open.length > 0 && h('button', { class: 'primary', 'data-do': 'decide', 'data-decision': 'release' }, 'Release all'),
        open.length > 0 && h('button', { 'data-do': 'decide', 'data-decision': 'reject' }, 'Reject all'),
      ),
      h('p', { class: 'hint' }, 'More people than a limit would lose access or change their role within an hour. Until an administrator decides, they keep what they have.'),
      h(
        'ul',
        { class: 'rows' },
        held.map((change) =>
          h(
            'li',
            { 'data-key': 'held-' + change.user },
            h('b', null, change.name),
            h('span', { class: 'detail' }, `${change.from} → ${change.to || 'no access'}`),
            h('span', { class: 'detail' }, change.rejected ? 'rejected, keeps it' : `since ${time(change.since)}`),
            h('span', { class: 'grow' }),
            h('span', { class: 'nowrap pair' }, !change.rejected && h('button', { class: 'small', 'data-do': 'decide', 'data-decision': 'release', 'data-user': change.user, 'aria-label': `Release the change of ${change.name}` }, 'Release'),
            !change.rejected && h('button', { class: 'small', 'data-do': 'decide', 'data-decision': 'reject', 'data-user': change.user, 'aria-label': `Reject the change of ${change.name}` }, 'Reject')),
          ),
        ),
      ),
    ],
    quarantine.length > 0 && [
      h('div', { class: 'line-head' }, h('h3', null, 'Quarantine')),
      h(
        'ul',
        { class: 'rows' },
        quarantine.map((leaver) =>
          h(
            'li',
            { 'data-key': 'leaver-' + leaver.user + leaver.profile },
            h('b', null, leaver.name),
            h('span', { class: 'chip warning' }, leaver.state.toLowerCase()),
            h('span', { class: 'detail' }, leaver.obstacles || 'no apps, no permissions'),
            h('span', { class: 'grow' }),
            h('span', { class: 'detail' }, `deleted ${day(leaver.due)}, in ${span(Math.max(0, new Date(leaver.due) - now()))}`),
          ),
        ),
      ),
    ],
  ];
}

function queues() {
  return [
    h(
      'table',
      { class: 'data' },
      h('thead', null, h('tr', null, ['Queue', 'Visible', 'In flight', 'Delayed', ''].map((name) => h('th', { scope: 'col' }, name)))),
      h(
        'tbody',
        null,
        store.state.queues.queues.map((queue) =>
          h(
            'tr',
            { 'data-key': queue.id, class: queue.isDeadLetters && queue.visible > 0 ? 'alert' : '' },
            h('th', { scope: 'row' }, queueName(queue.id)),
            h('td', null, String(queue.visible)),
            h('td', null, String(queue.inFlight)),
            h('td', null, String(queue.delayed)),
            h(
              'td',
              { class: 'right' },
              queue.visible > 0 && h('button', { class: 'small', 'data-do': 'messages', 'data-queue': queue.id, 'aria-label': `Show the messages of ${queueName(queue.id)}` }, 'Show'),
              queue.isDeadLetters && queue.visible > 0 && h('button', { class: 'small primary', 'data-do': 'redrive', 'data-queue': queue.id, 'aria-label': `Redrive ${queueName(queue.id)}` }, 'Redrive'),
            ),
          ),
        ),
      ),
    ),
    h('p', { class: 'hint' }, store.state.queues.running.length ? store.state.queues.running.map((name) => name.replace('Function', '')).join(', ') : 'No function runs.'),
  ];
}

function alarms() {
  return h(
    'ul',
    { class: 'rows alarms' },
    store.state.alarms.map((alarm) =>
      h(
        'li',
        { 'data-key': alarm.id, class: alarm.state === 'ALARM' ? 'alert' : '' },
        h('span', { class: 'chip ' + (alarm.state === 'ALARM' ? 'bad' : alarm.evaluated ? 'good' : 'none') }, alarm.state === 'ALARM' ? 'ALARM' : alarm.evaluated ? 'OK' : 'not measured'),
        h('div', null, h('b', null, words(alarm.id.replace(/Alarm$/, ''))), h('p', { class: 'detail' }, alarm.description.replace(/ What to do: .*$/, ''))),
        alarm.since && h('span', { class: 'detail nowrap' }, time(alarm.since)),
      ),
    ),
  );
}

const KINDS = { THROTTLED: 'throttled', DENIED: 'denied', FAILED_BEFORE_EFFECT: 'fails', FAILED_AFTER_EFFECT: 'fails after the effect' };

function faults() {
  const f = store.state.faults;
  const functions = store.environment?.functions ?? [];
  const any = f.calls.length + (f.lost > 0) + (f.doubled > 0) + f.kills.length > 0;
  return [
    any && h('div', { class: 'line-head' }, h('h3', null, 'Now'), h('span', { class: 'grow' }), h('button', { class: 'primary small', 'data-do': 'clearFaults' }, 'End all')),
    h(
      'ul',
      { class: 'rows' },
      f.calls.map((fault) =>
        h(
          'li',
          { 'data-key': 'fault-' + fault.id },
          h('b', null, `${fault.service === '*' ? 'any service' : fault.service} ${fault.operation === '*' ? '' : fault.operation}`),
          h('span', { class: 'detail' }, `${KINDS[fault.kind]}, ${fault.remaining > 1e6 ? `${Math.round(fault.probability * 100)} % of the calls` : plural(fault.remaining, 'call') + ' left'}`),
          h('span', { class: 'grow' }),
          h('button', { class: 'small', 'data-do': 'endFault', 'data-id': fault.id }, 'End'),
        ),
      ),
      f.lost > 0 && h('li', { 'data-key': 'lost' }, h('b', null, 'Events'), h('span', { class: 'detail' }, `the next ${f.lost} get lost`)),
      f.doubled > 0 && h('li', { 'data-key': 'doubled' }, h('b', null, 'Events'), h('span', { class: 'detail' }, `the next ${f.doubled} arrive twice`)),
      f.kills.map((name) => h('li', { 'data-key': 'kill-' + name }, h('b', null, name.replace('Function', '')), h('span', { class: 'detail' }, 'is killed at its next call'))),
    ),
    h(
      'div',
      { class: 'presets', role: 'group', 'aria-label': 'Make a fault' },
      preset('throttle', 'Throttle SageMaker', 'Half of all calls', { kind: 'throttle', service: 'sagemaker', percent: 50 }),
      preset('fail', 'Fail the next call', 'One internal error of SageMaker', { kind: 'fail', service: 'sagemaker', times: 1 }),
      preset('deny', 'Deny a call', 'UpdateUserProfile, three times', { kind: 'deny', service: 'sagemaker', operation: 'UpdateUserProfile', times: 3 }),
      preset('unreachable', 'Account unreachable', 'All calls to SageMaker', { kind: 'unreachable' }),
      preset('lose', 'Lose a change', 'Both of its events', { kind: 'lose-events', times: 2 }),
      preset('double', 'Double events', 'The next five arrive twice', { kind: 'double-events', times: 5 }),
      functions.map((name) => preset('kill-' + name, `Kill ${name.replace('Function', '').toLowerCase()}`, 'At its next call', { kind: 'kill', function: name })),
      h('button', { class: 'preset', 'data-do': 'ownFault' }, h('b', null, 'Another fault …'), h('small', null, 'Service, operation, function')),
    ),
  ];
}

const preset = (key, title, detail, body) => h('button', { class: 'preset', 'data-key': key, 'data-do': 'fault', 'data-body': JSON.stringify(body) }, h('b', null, title), h('small', null, detail));

function events() {
  return [
    h(
      'div',
      { class: 'presets', role: 'group', 'aria-label': 'Send an event' },
      h('button', { class: 'preset', 'data-do': 'sendEvent' }, h('b', null, 'An event …'), h('small', null, 'A file of events/, or your own')),
      (store.environment?.schedules ?? []).map((rule) => h('button', { class: 'preset', 'data-do': 'fire', 'data-rule': rule }, h('b', null, words(rule.replace(/Rule$/, ''))), h('small', null, 'The schedule, now'))),
    ),
    h('p', { class: 'hint' }, 'An event is a hint: it names a user to reconcile. What the directory says decides.'),
  ];
}

export const panelActions = {
  tabHere({ tab }, element) {
    store.tab = tab;
    element.focus();
  },
  async decide({ decision, user }) {
    if (await control('held', user ? { decision, user } : { decision })) notice(decision === 'release' ? 'Released: the sweeper asks for the reconciles.' : 'Rejected: the people keep what they have.');
  },
  async redrive({ queue }) {
    const answer = await control('queues/redrive', { queue });
    if (answer) notice(`${plural(answer.moved, 'message')} moved back to ${queueName(answer.to)}.`);
  },
  async fault({ body }) {
    await control('faults', JSON.parse(body));
  },
  endFault({ id }) {
    control('faults/end', { id: Number(id) });
  },
  clearFaults() {
    control('faults/clear');
  },
  async fire({ rule }) {
    await control('schedules', { rule });
  },
};

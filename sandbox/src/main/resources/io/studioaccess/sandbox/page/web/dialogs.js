// What opens over the page: a person, an event in full, messages, forms. One dialog at a time.
import { h, show } from './dom.js';
import { changed, control, notice, store } from './store.js';
import { access } from './people.js';
import { decision, way } from './journeys.js';
import { plural, queueName, time } from './format.js';

const dialog = () => document.getElementById('dialog');
let render = null;

/** Opens the dialog. It follows the state as long as it is open. */
function open(content) {
  render = content;
  refreshDialog();
  if (!dialog().open) dialog().showModal();
  dialog().scrollTop = 0;
}

export function refreshDialog() {
  if (render) show(dialog(), render());
}

function close() {
  render = null;
  dialog().close();
}

document.addEventListener('close', (event) => { if (event.target === dialog()) render = null; }, true);

const frame = (title, ...content) => h('div', { class: 'dialog' }, h('header', null, h('h2', { id: 'dialog-title' }, title), h('button', { class: 'quiet', 'data-do': 'closeDialog', 'aria-label': 'Close' }, '✕')), content);

const json = (value) => h('pre', { tabindex: '0' }, JSON.stringify(value, null, 2));

const field = (label, input) => h('label', { class: 'field' }, h('span', null, label), input);

const form = (name, button, ...content) => h('form', { 'data-form': name }, content, h('p', { class: 'buttons' }, h('button', { class: 'primary', type: 'submit' }, button), h('button', { type: 'button', 'data-do': 'closeDialog' }, 'Cancel')));

function person(id) {
  const user = store.state.people.users.find((u) => u.id === id);
  if (!user) return frame('Deleted', h('p', null, 'The directory has this user no longer.'));
  const { text, tone, profile } = access(user);
  const groups = store.state.people.groups.filter((group) => user.groups.includes(group.id));
  return frame(
    user.name,
    h('p', { class: 'lead' }, h('span', { class: 'chip ' + tone }, text), !user.enabled && h('span', { class: 'chip bad' }, 'disabled'), groups.map((group) => h('span', { class: 'tag' }, group.name))),
    h(
      'p',
      { class: 'buttons' },
      h('button', { class: 'primary', 'data-do': 'explain', 'data-user': id }, 'Explain'),
      h('button', { 'data-do': 'onlyPerson', 'data-user': id }, 'Only this person’s events'),
      h('button', { 'data-do': 'enable', 'data-user': id, 'data-enabled': !user.enabled }, user.enabled ? 'Disable' : 'Enable'),
      h('button', { 'data-do': 'renameUser', 'data-user': id }, 'Rename …'),
      h('button', { class: 'danger', 'data-do': 'deleteUser', 'data-user': id }, 'Delete …'),
    ),
    profile ? profileView(profile) : h('p', { class: 'hint' }, 'There is no profile in Studio.'),
  );
}

function profileView(profile) {
  const pairs = [
    ['Profile', `${profile.name} in ${profile.domain}, account ${profile.account}`],
    ['Status', profile.status],
    ['Role', profile.roleArn],
    ['In the ledger', profile.state || 'not known'],
  ];
  return h(
    'div',
    { class: 'stack' },
    h('dl', null, pairs.map(([name, value]) => [h('dt', null, name), h('dd', null, value)])),
    h(
      'div',
      { class: 'line-head' },
      h('h3', null, 'Apps and spaces'),
      h('span', { class: 'grow' }),
      h('button', { class: 'small', 'data-do': 'startApp', 'data-profile': profile.name }, 'Start JupyterLab'),
      h('button', { class: 'small', 'data-do': 'addSpace', 'data-profile': profile.name }, 'Share a space'),
      h('button', { class: 'small', 'data-do': 'hang', title: 'Deletions of apps take two hours from now on' }, 'Let apps hang'),
    ),
    h(
      'ul',
      { class: 'rows' },
      profile.spaces.length + profile.apps.length === 0 && h('li', null, h('span', { class: 'detail' }, 'none')),
      profile.spaces.map((space) => h('li', { 'data-key': space.name }, h('b', null, space.name), h('span', { class: 'detail' }, `${space.sharing} space, ${space.status}`), space.apps.map(appChip))),
      profile.apps.map((app) => h('li', { 'data-key': app.name }, appChip(app))),
    ),
    h('h3', null, 'Tags'),
    h('dl', null, Object.entries(profile.tags).map(([name, value]) => [h('dt', null, name), h('dd', null, value)])),
    h('details', null, h('summary', null, 'Settings (JSON)'), json(profile.settings)),
  );
}

const appChip = (app) => h('span', { class: 'chip ' + (app.status === 'InService' ? 'good' : app.status === 'Failed' ? 'bad' : 'busy') }, `${app.type} ${app.status}`);

function journey(id) {
  const found = store.journeys.get(id);
  if (!found) return frame('Gone', h('p', null, 'This event is too old to be kept.'));
  return frame(
    found.title.text,
    h('p', { class: 'way' }, h('span', { class: 'origin' }, found.title.origin), way(found)),
    h('ol', { class: 'steps full' }, found.steps.map((step) => [decision(step, found), h('li', { class: 'calls-of' }, callList(step))])),
    found.outcomes.map((outcome) => h('details', null, h('summary', null, `Outcome event ${outcome['detail-type']} (JSON)`), json(outcome))),
    Object.keys(found.event).length > 0 && h('details', { open: found.steps.length === 0 }, h('summary', null, 'The event (JSON)'), json(found.event)),
  );
}

function callList(step) {
  if (step.calls.length === 0) return h('span', { class: 'hint' }, 'no calls');
  return h(
    'details',
    null,
    h('summary', null, plural(step.calls.length, 'call')),
    h(
      'ul',
      { class: 'call-list' },
      step.calls.map((call) =>
        h(
          'li',
          { class: call.error ? 'trouble' : '' },
          h('code', null, `${call.service}:${call.operation}`),
          h('time', null, time(call.at)),
          call.error && h('span', null, `${call.error}: ${call.message}`),
          h('details', null, h('summary', null, 'Request'), json(call.request)),
        ),
      ),
    ),
  );
}

function explanation(answer) {
  return frame(
    `Why ${answer.userName} has what they have`,
    h('p', { class: 'hint' }, 'From studioctl explain, which runs the planner of the functions.'),
    h('p', null, 'Status: ', h('b', null, answer.status), '. Groups: ', answer.groups.length ? answer.groups.map((group) => h('span', { class: 'tag' }, group.name + (group.mapped ? '' : ' (not mapped)'))) : 'none', '.'),
    answer.domains.map((domain) =>
      h(
        'div',
        { class: 'box' },
        h('h3', null, domain.domainId),
        h('dl', null, [['Should have', domain.desired], ['Why', domain.why], ['Has', domain.profile], ['Ledger', domain.recorded], ['Next', domain.next]].map(([name, value]) => value && [h('dt', null, name), h('dd', null, value)])),
        domain.rows.length > 0 && h('ul', { class: 'rows' }, domain.rows.map((row) => h('li', null, h('b', null, row.group), h('span', { class: 'detail' }, `priority ${row.priority}, ${row.roleArn.split('/').pop()}`), row.wins && h('span', { class: 'chip good' }, 'wins')))),
      ),
    ),
    answer.pendingReconciles.length > 0 && h('p', null, 'Waiting: ' + answer.pendingReconciles.map((it) => `${it.direction}, due ${it.due}`).join(', ')),
    answer.history.length > 0 && [h('h3', null, 'History'), h('ul', { class: 'rows' }, answer.history.map((entry) => h('li', null, h('span', { class: 'detail nowrap' }, entry.at), h('b', null, entry.outcome), h('span', { class: 'detail' }, entry.text))))],
  );
}

const name = (id) => store.state.people.users.find((user) => user.id === id)?.name ?? id;
const groupName = (id) => store.state.people.groups.find((group) => group.id === id)?.name ?? id;

export const dialogActions = {
  closeDialog: close,
  person: ({ user }) => open(() => person(user)),
  journey: ({ id }) => open(() => journey(id)),
  enable: ({ user, enabled }) => control('users/enabled', { user, enabled: enabled === 'true' }),
  startApp: ({ profile }) => control('apps', { profile }),
  addSpace: ({ profile }) => control('spaces', { profile, sharing: 'Shared' }),
  async hang() {
    if (await control('apps/hang', { minutes: 120 })) notice('From now on, an app takes two hours to stop.');
  },
  onlyPerson({ user }) {
    store.person = user;
    store.area = 'journeys';
    close();
  },
  renameUser({ user }) {
    const old = name(user);
    open(() => frame(`Rename ${old}`, form('rename', 'Rename', h('input', { type: 'hidden', name: 'user', value: user }), field('New name', h('input', { name: 'name', required: true, value: old, maxlength: 128 })))));
  },
  deleteUser({ user }) {
    const old = name(user);
    open(() => frame(`Delete ${old}?`, form('delete', 'Delete', h('input', { type: 'hidden', name: 'user', value: user }), h('p', null, 'The user leaves the directory. A user of the same name later is another one.'))));
  },
  addPerson() {
    const groups = store.state.people.groups;
    open(() =>
      frame(
        'Add people',
        form('addPerson', 'Add', field('Name of one person', h('input', { name: 'name', required: true, maxlength: 128, placeholder: 'kim' }))),
        h('h3', null, 'Or a crowd'),
        form('crowd', 'Add the crowd', field('How many', h('input', { name: 'people', type: 'number', min: 1, max: 60, value: 30, required: true })), field('To the group', h('select', { name: 'group' }, groups.map((group) => h('option', { value: group.id }, group.name))))),
      ),
    );
  },
  group({ group }) {
    const title = groupName(group);
    open(() => frame(title, h('p', null, plural(store.state.people.groups.find((g) => g.id === group)?.members ?? 0, 'member')), form('clearGroup', 'Remove all members', h('input', { type: 'hidden', name: 'group', value: group }), h('p', null, 'If more people would lose access than the limit of an hour allows, the others are held.'))));
  },
  async explain({ user }) {
    const title = name(user);
    open(() => frame(`Explain ${title}`, h('p', { class: 'loading' }, 'studioctl explain is running …')));
    const answer = await control('explain', { user });
    if (!dialog().open) return;
    if (answer) open(() => explanation(answer));
    else close();
  },
  async messages({ queue }) {
    const answer = await control('queues/messages', { queue });
    if (answer) open(() => frame(`Messages of ${queueName(queue)}`, answer.messages.length === 0 && h('p', null, 'None is visible now.'), answer.messages.map((body) => json(parsed(body)))));
  },
  async sendEvent() {
    const answer = await control('events/files');
    if (!answer) return;
    open(() =>
      frame(
        'Send an event',
        form(
          'event',
          'Send',
          field('Start with', h('select', { 'data-change': 'eventFile', name: 'file' }, h('option', { value: '' }, 'an empty event'), answer.files.map((file) => h('option', { value: file }, file)))),
          field('Event', h('textarea', { name: 'event', rows: 16, spellcheck: 'false', required: true, id: 'event-text' })),
        ),
      ),
    );
  },
  async eventFile(_, element) {
    const answer = element.value ? await control('events/file', { file: element.value }) : {};
    if (answer) document.getElementById('event-text').value = JSON.stringify(answer, null, 2);
  },
  ownFault() {
    open(() =>
      frame(
        'Another fault',
        form(
          'fault',
          'Make it',
          field('Kind', h('select', { name: 'kind' }, [['throttle', 'throttled'], ['deny', 'denied'], ['fail', 'fails'], ['fail-after', 'fails after its effect']].map(([value, text]) => h('option', { value }, text)))),
          field('Service', h('select', { name: 'service' }, ['*', 'sagemaker', 'identitystore', 'dynamodb', 'sqs', 'events', 'sso', 'sts', 'iam'].map((value) => h('option', { value }, value === '*' ? 'any' : value)))),
          field('Operation', h('input', { name: 'operation', placeholder: 'any, or such as DeleteApp', maxlength: 64 })),
          field('Only for the function', h('select', { name: 'function' }, h('option', { value: '' }, 'any caller'), (store.environment?.functions ?? []).map((value) => h('option', { value }, value.replace('Function', ''))))),
          field('How often', h('input', { name: 'times', type: 'number', min: 1, max: 1000, value: 3, required: true })),
        ),
      ),
    );
  },
  menu() {
    open(() =>
      frame(
        'State of the sandbox',
        h('p', { class: 'buttons' }, h('button', { 'data-do': 'save' }, 'Save to a file'), h('button', { 'data-do': 'load' }, 'Load from a file …'), h('button', { class: 'danger', 'data-do': 'reset' }, 'Reset to the start')),
        h('p', { class: 'hint' }, 'A reset or a loaded state starts the sandbox again, which takes about ten seconds.'),
        h('h3', null, 'For the AWS CLI and studioctl'),
        h('pre', { tabindex: '0' }, Object.entries(store.environment?.exports ?? {}).map(([key, value]) => `export ${key}=${value}\n`).join('')),
      ),
    );
  },
  async reset() {
    open(() => frame('State of the sandbox', h('p', { class: 'loading' }, 'The sandbox starts again …')));
    if (await control('reset')) notice('Everything is as at the start.');
    close();
  },
  async save() {
    const answer = await control('state/save');
    if (!answer) return;
    const link = h('a', { href: URL.createObjectURL(new Blob([JSON.stringify(answer)], { type: 'application/json' })), download: 'sandbox-state.json' });
    link.click();
    notice('Saved as sandbox-state.json.');
  },
  load() {
    const input = h('input', { type: 'file', accept: 'application/json' });
    input.addEventListener('change', () => loadFile(input.files[0]));
    input.click();
  },
};

async function loadFile(file) {
  const state = parsed(await file.text());
  if (typeof state !== 'object') return notice('The file is not JSON.', 'bad');
  open(() => frame('State of the sandbox', h('p', { class: 'loading' }, 'The sandbox starts again …')));
  if (await control('state/load', { state })) notice('The state is loaded.');
  close();
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const forms = {
  rename: (values) => control('users/rename', values),
  delete: (values) => control('users/delete', values),
  addPerson: (values) => control('users', values),
  crowd: ({ group, people }) => control('users/crowd', { group, people: Number(people) }),
  clearGroup: (values) => control('groups/clear', values),
  fault: ({ times, ...values }) => control('faults', { ...Object.fromEntries(Object.entries(values).filter(([, value]) => value)), times: Number(times) }),
  async event({ event }) {
    const value = parsed(event);
    if (typeof value !== 'object') return notice('The event is not JSON.', 'bad');
    const answer = await control('events', { event: value });
    if (answer) notice(answer.deliveries.length ? 'Sent.' : 'Sent, but no rule matches it.', answer.deliveries.length ? 'good' : 'warning');
    return answer;
  },
};

export async function submitDialog(formName, values) {
  const answer = await forms[formName]?.(values);
  if (answer) close();
  changed();
}

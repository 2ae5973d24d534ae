// People by groups. A click adds or removes a membership.
import { h, show } from './dom.js';
import { control, isBusy, store } from './store.js';
import { day, plural } from './format.js';

const FEW = 60;

/** What the profile column says about a person. */
export function access(user) {
  const profile = store.state.profiles.find((p) => p.user === user.id);
  const held = store.state.pending.held.find((change) => change.user === user.id);
  const leaver = store.state.pending.quarantine.find((l) => l.user === user.id);
  if (held) return { text: held.rejected ? `${held.from}, kept` : `${held.from}, held`, tone: 'warning', profile };
  if (leaver?.state === 'QUARANTINED') return { text: `quarantine, deleted ${day(leaver.due)}`, tone: 'warning', profile };
  if (leaver) return { text: leaver.state === 'DELETING' ? 'being deleted' : 'being revoked', tone: 'busy', profile };
  if (!profile) return { text: 'no profile', tone: 'none', profile };
  if (profile.status !== 'InService') return { text: STATES[profile.status] ?? profile.status, tone: 'busy', profile };
  if (profile.state === 'GRANTED') return { text: profile.role, tone: 'good', profile };
  return { text: `${profile.role} …`, tone: 'busy', profile };
}

const STATES = { Pending: 'being created', Updating: 'being changed', Deleting: 'being deleted' };

const shownGroups = (people) =>
  people.groups.filter((group) => store.allGroups || people.groups.length <= 4 || group.mapped || group.members > 0).slice(0, store.allGroups ? 40 : 4);

export function renderPeople(root) {
  const { people } = store.state;
  const groups = shownGroups(people);
  const wanted = store.search.toLowerCase();
  const found = people.users.filter((user) => user.name.toLowerCase().includes(wanted)).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const hidden = people.groups.length - groups.length;
  show(
    root,
    h(
      'header',
      { class: 'card-head' },
      h('h2', { id: 'people-title' }, 'People and groups'),
      h('span', { class: 'count' }, plural(people.users.length, 'person').replace('persons', 'people')),
      h('span', { class: 'grow' }),
      people.users.length > 8 &&
        h('input', { type: 'search', class: 'search', placeholder: 'Find a person', 'aria-label': 'Find a person', 'data-input': 'search' }),
      (hidden > 0 || store.allGroups) &&
        h('button', { class: 'quiet', 'data-do': 'allGroups', 'aria-pressed': store.allGroups }, store.allGroups ? 'Fewer groups' : `${hidden} more ${hidden === 1 ? 'group' : 'groups'}`),
      h('button', { 'data-do': 'addPerson' }, 'Add people'),
    ),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        { class: 'matrix' },
        h(
          'thead',
          null,
          h('tr', null, h('th', { scope: 'col' }, 'Person and access in Studio'), groups.map(groupHead)),
        ),
        h('tbody', null, found.slice(0, FEW).map((user) => row(user, groups))),
      ),
      found.length > FEW && h('p', { class: 'hint' }, `${found.length - FEW} more; use the search.`),
    ),
  );
}

function groupHead(group) {
  return h(
    'th',
    { scope: 'col', class: 'group', 'data-key': group.id },
    h(
      'button',
      { class: 'group-name', 'data-do': 'group', 'data-group': group.id, title: group.mapped ? 'A row of the mapping names this group' : 'No row of the mapping names this group' },
      group.name,
      h('small', null, group.mapped ? plural(group.members, 'member') : 'not mapped'),
    ),
  );
}

function row(user, groups) {
  const { text, tone } = access(user);
  return h(
    'tr',
    { 'data-key': user.id, class: user.enabled ? '' : 'disabled' },
    h(
      'th',
      { scope: 'row' },
      h(
        'button',
        { class: 'person', 'data-do': 'person', 'data-user': user.id },
        h('span', { class: 'avatar', 'aria-hidden': 'true' }, user.name.slice(0, 2)),
        h('span', { class: 'who-and-what' }, h('span', { class: 'name' }, user.name, !user.enabled && h('span', { class: 'tag' }, 'disabled')), h('span', { class: 'chip ' + tone }, text)),
      ),
    ),
    groups.map((group) => cell(user, group)),
  );
}

function cell(user, group) {
  const member = user.groups.includes(group.id);
  const body = { user: user.id, group: group.id, member: !member };
  return h(
    'td',
    { class: 'cell', 'data-key': group.id },
    h(
      'button',
      {
        class: 'member' + (isBusy('memberships', body) ? ' busy' : ''),
        role: 'checkbox',
        'aria-checked': member,
        'aria-label': `${user.name} in ${group.name}`,
        'data-do': 'member',
        'data-user': user.id,
        'data-group': group.id,
      },
      h('span', { 'aria-hidden': 'true' }, member ? '✓' : ''),
    ),
  );
}

export const peopleActions = {
  member({ user, group }) {
    const member = store.state.people.users.find((u) => u.id === user)?.groups.includes(group);
    control('memberships', { user, group, member: !member });
  },
  allGroups() {
    store.allGroups = !store.allGroups;
  },
};

/** The arrow keys move in the matrix. */
export function moveInMatrix(event) {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const step = steps[event.key];
  const cellOf = event.target.closest('.cell');
  if (!step || !cellOf) return;
  const rowOf = cellOf.parentElement;
  const rows = [...rowOf.parentElement.children];
  const next = rows[rows.indexOf(rowOf) + step[0]]?.children[[...rowOf.children].indexOf(cellOf) + step[1]];
  const button = next?.querySelector('button');
  if (button) {
    event.preventDefault();
    button.focus();
  }
}

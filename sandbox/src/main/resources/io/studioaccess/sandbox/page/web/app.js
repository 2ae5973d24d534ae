// Puts the areas together and hands clicks and inputs to them.
import { changed, follow, onChange, store } from './store.js';
import { renderTop, tickClock, topActions } from './top.js';
import { moveInMatrix, peopleActions, renderPeople } from './people.js';
import { renderJourneys } from './journeys.js';
import { panelActions, renderPanel } from './panel.js';
import { dialogActions, refreshDialog, submitDialog } from './dialogs.js';

const byId = (id) => document.getElementById(id);

const actions = { ...topActions, ...peopleActions, ...panelActions, ...dialogActions };

onChange(() => {
  renderTop(byId('top'), byId('areas'), byId('story'));
  document.body.dataset.area = store.area;
  if (!store.state?.people) return;
  renderPeople(byId('people'));
  renderPanel(byId('panel'));
  renderJourneys(byId('journeys'));
  refreshDialog();
});

document.addEventListener('click', (event) => {
  const element = event.target.closest('[data-do]');
  if (!element) return;
  actions[element.dataset.do]?.(element.dataset, element);
  changed();
});

document.addEventListener('input', (event) => {
  if (event.target.dataset.input) {
    store[event.target.dataset.input] = event.target.value;
    changed();
  }
});

document.addEventListener('change', (event) => {
  const what = event.target.dataset.change;
  if (what === 'filter') store.person = event.target.value;
  else if (what === 'quiet') store.quiet = event.target.checked;
  else actions[what]?.(event.target.dataset, event.target);
  changed();
});

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  submitDialog(form.dataset.form, Object.fromEntries(new FormData(form)), form);
});

document.addEventListener('keydown', moveInMatrix);

// The arrow keys choose among tabs.
document.addEventListener('keydown', (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step || event.target.getAttribute('role') !== 'tab') return;
  const tabs = [...event.target.parentElement.children];
  tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length].click();
});

setInterval(tickClock, 500);
changed();
follow();


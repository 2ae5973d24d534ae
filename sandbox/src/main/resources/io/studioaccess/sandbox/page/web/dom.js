// Builds elements, and changes a shown tree into a new one without losing focus, scroll position or input.

/** An element. Children may be texts, elements, arrays, or null for nothing. No attribute is code. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (/^(aria|data)-/.test(name) && value != null) element.setAttribute(name, String(value));
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child != null && child !== false) element.append(child);
  }
}

/** Shows these children in the element. */
export function show(element, ...children) {
  const fresh = document.createElement(element.tagName);
  append(fresh, children);
  syncChildren(element, fresh);
}

function sync(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    const isOwn = name === 'open' && old.tagName === 'DETAILS';
    if (!fresh.hasAttribute(name) && !isOwn) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.tagName === 'INPUT' && old.type === 'checkbox') old.checked = fresh.hasAttribute('checked');
  if (old.tagName !== 'TEXTAREA') syncChildren(old, fresh);
}

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null);

function syncChildren(old, fresh) {
  const byKey = new Map();
  for (const child of old.children) {
    const key = keyOf(child);
    if (key !== null) byKey.set(key, child);
  }
  let cursor = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const key = keyOf(child);
    let match = null;
    if (key !== null) match = byKey.get(key) ?? null;
    else if (cursor && keyOf(cursor) === null && cursor.nodeName === child.nodeName) match = cursor;
    if (match && match.nodeName !== child.nodeName) match = null;
    if (!match) {
      old.insertBefore(child, cursor);
      continue;
    }
    if (match === cursor) cursor = cursor.nextSibling;
    else old.insertBefore(match, cursor);
    sync(match, child);
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

// What all parts use: elements of the page, and the API.

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
export const device = $('#device')?.dataset.device;

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The cells of a row that a phone shows as a card: the first is its heading, the others say what they are.
export function cells(contents) {
  return contents.map(([label, ...content], index) => {
    const cell = element('td', { className: index === 0 ? 'first' : '' }, ...content);
    if (label) cell.dataset.label = label;
    return cell;
  });
}

export async function api(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new Error('The server can\u2019t be reached: look at your connection, and try again.');
  });
  if (answer.status === 401) {
    location.href = `/ui/login?next=${encodeURIComponent(location.pathname + location.search)}`;
  }
  const said = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Error(said?.errors?.map((e) => `${e.field}: ${e.message}`).join('; ') || said?.detail || `The server answered ${answer.status}.`);
  }
  return said;
}

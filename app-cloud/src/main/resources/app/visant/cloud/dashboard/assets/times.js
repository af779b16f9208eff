// The server writes UTC, people read their own clock.

import { $$, element } from './page.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export function show(time) {
  const at = new Date(time.getAttribute('datetime'));
  if (Number.isNaN(at.getTime())) return;
  const today = at.toDateString() === new Date().toDateString() && !time.closest('.facts');
  time.textContent = (today ? clock : dayAndClock).format(at);
  time.title = at.toISOString();
}

export function timeOf(at) {
  const time = element('time');
  time.setAttribute('datetime', at);
  show(time);
  return time;
}

$$('time[datetime]').forEach(show);

// Moments are picked by the reader's clock, and asked for in UTC.
function pickByOwnClock(field) {
  const at = new Date(field.value);
  if (field.value && Number.isNaN(at.getTime())) return;
  const own = element('input', { type: 'datetime-local' });
  if (field.value) own.value = new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  own.addEventListener('change', () => { field.value = own.value && new Date(own.value).toISOString(); });
  field.type = 'hidden';
  field.after(own);
}

$$('[data-instant]').forEach(pickByOwnClock);

// Days are the reader's, too.
$$('[data-own-zone]').forEach((field) => { field.value = Intl.DateTimeFormat().resolvedOptions().timeZone; });

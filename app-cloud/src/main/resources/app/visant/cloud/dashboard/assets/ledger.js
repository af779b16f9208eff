// The device's own account beside the cloud's, and how it is.

import { $, $$, api, cells, device, element } from './page.js';
import { show, timeOf } from './times.js';
import { settlePreviews } from './gallery.js';
import { WORDS } from './captures.js';

const DEVICE_SAYS = { received: 'has it', started: 'began it', done: 'done, its picture is on its way', failed: 'failed' };
const signed = (number) => (number > 0 ? `+${number}` : `\u2212${-number}`);

function sumOf(counts) {
  const parts = Object.entries(WORDS).filter(([kind]) => counts[kind] || kind === 'executed').map(([kind, word]) => `${counts[kind]} ${word}`);
  return `${counts.planned} = ${parts.join(' + ')}`;
}

function accountRow(name, counts, show = String) {
  return element('tr', {}, element('th', { textContent: name, scope: 'row' }),
    ...['planned', ...Object.keys(WORDS)].map((kind) => element('td', { textContent: show(counts[kind]) })));
}

function ledgerRow(trigger) {
  return element('tr', {}, ...cells([['', timeOf(trigger.planned_at)], ['Label', trigger.label],
    ['Cloud', trigger.reason ? `${trigger.state}: ${trigger.reason}` : trigger.state], ['Device', DEVICE_SAYS[trigger.device_state] ?? 'nothing heard']]));
}

async function showLedger() {
  const box = $('#ledger');
  if (!box) return;
  const ledger = await api('GET', `/v1/devices/${encodeURIComponent(device)}/ledger`);
  box.hidden = !ledger.device;
  if (!ledger.device) return;
  const apart = Object.entries(WORDS).filter(([kind]) => ledger.difference[kind]).map(([kind, word]) => `${signed(ledger.difference[kind])} ${word}`);
  // What the device has taken and the cloud still waits for is no contradiction.
  const { executed: coming, open } = ledger.difference;
  const onItsWay = coming > 0 && open === -coming && apart.length === 2;
  box.dataset.balanced = ledger.balanced ? 'yes' : onItsWay ? 'coming' : 'no';
  $('summary', box).textContent = ledger.balanced ? `Device and cloud agree: ${sumOf(ledger.device)}`
    : onItsWay ? `Device and cloud agree, but for ${coming === 1 ? 'a picture that is' : `${coming} pictures that are`} on the way: ${sumOf(ledger.device)}`
    : `Device and cloud differ: the device counts ${apart.join(', ') || `${signed(ledger.difference.planned)} planned`}`;
  const [table] = $$('table', box);
  $('thead', table).replaceChildren(element('tr', {}, ...['', 'planned', ...Object.values(WORDS)].map((word) => element('th', { textContent: word }))));
  $('tbody', table).replaceChildren(accountRow('Device', ledger.device), accountRow('Cloud', ledger.delivered),
    ...(ledger.balanced ? [] : [accountRow('Difference', ledger.difference, (number) => (number ? signed(number) : '0'))]));
  const unheard = ledger.cloud.planned - ledger.delivered.planned;
  $('p', box).replaceChildren('All that reached the device, as of ', timeOf(ledger.reported_at), '.',
    unheard > 0 ? ` Not among them, since planned later or never delivered: ${unheard}.` : '');
  $('#ledger-triggers').hidden = !ledger.triggers.length;
  $('#ledger-triggers tbody').replaceChildren(...ledger.triggers.map(ledgerRow));
}

// How the device is stands in words on its page: they are taken from there again.
export async function showCondition() {
  if (!$('#condition')) return;
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = $('#condition', page);
  if (!fresh) return;
  $$('time[datetime]', fresh).forEach(show);
  $('#condition').replaceChildren(...fresh.childNodes);
  settlePreviews(page);
}

// Its account comes with a device's heartbeat, and so does how it is.
if ($('#ledger')) {
  showLedger().catch(() => {});
  setInterval(() => {
    if (document.hidden) return;
    showLedger().catch(() => {});
    showCondition().catch(() => {});
  }, 30_000);
}

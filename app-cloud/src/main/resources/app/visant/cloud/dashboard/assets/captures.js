// A picture now, the triggers, and their sums.

import { $, $$, api, cells, device, element } from './page.js';
import { timeOf } from './times.js';
import { giveUp } from './gallery.js';

const ORDER = ['pending', 'sent', 'received', 'executed'];
const SAYS = { pending: 'Waiting for the device to fetch it.', sent: 'Sent to the device.', received: 'The device has it.', executed: 'The picture is here.' };
let awaited = null;

function showStep(state, reason) {
  const reached = ORDER.indexOf(state);
  $$('#steps li').forEach((li, index) => {
    li.className = reached >= index ? 'done' : reached < 0 && index === 3 ? 'failed' : '';
  });
  $('#capture-said').textContent = SAYS[state] ?? `${state}: ${reason ?? 'no reason was given'}`;
  if (reached === 3 || reached < 0) $('#capture-now').disabled = false;
}

const early = new Map();
$('#capture-now')?.addEventListener('click', async (event) => {
  event.target.disabled = true;
  awaited = null;
  $('#steps').hidden = false;
  showStep('pending');
  try {
    const made = await api('POST', `/v1/devices/${encodeURIComponent(device)}/trigger`);
    awaited = made.trigger_id;
    if (!made.connected) $('#capture-said').textContent = 'The device is not connected: it gets this when it is back, for five minutes.';
    const news = early.get(awaited);
    if (news) showStep(news.state, news.reason);
    event.target.disabled = Boolean(made.connected) && !['executed', 'failed', 'expired'].includes(news?.state);
  } catch (failure) {
    $('#capture-said').textContent = failure.message;
    event.target.disabled = false;
  }
});

export function onTrigger(news) {
  early.set(news.trigger_id, news);
  if (news.trigger_id === awaited) showStep(news.state, news.reason);
  giveUp(news);
  const body = $('#triggers tbody');
  if (!body || news.device_id !== device) return;
  let row = $$('tr', body).find((each) => each.dataset.trigger === news.trigger_id);
  if (!row) {
    const [kind, schedule] = news.trigger_id.split('_');
    const label = kind === 'manual' ? 'manual' : $(`[data-schedule="${CSS.escape(schedule ?? '')}"] h3`)?.firstChild.textContent.trim();
    row = element('tr', {}, ...cells([['', timeOf(news.at)], ['Kind', kind.replace('sched', 'scheduled')], ['Label', label ?? ''], ['State', element('span')], ['Why']]));
    row.dataset.trigger = news.trigger_id;
    $('.nothing-yet', body)?.remove();
    body.prepend(row);
  }
  Object.assign($('td:nth-child(4) span', row), { className: `badge ${news.state}`, textContent: news.state });
  row.lastElementChild.replaceChildren(...(news.reason ? [element('span', { textContent: news.reason })] : []));
  countAgain();
}

// ---- the sums, counted anew a moment after something has changed

export const WORDS = { executed: 'taken', open: 'under way', failed: 'failed', expired: 'expired', skipped: 'skipped', evicted: 'evicted' };
let counting;

function countAgain() {
  clearTimeout(counting);
  counting = setTimeout(async () => {
    const from = new Date(Date.now() - 24 * 3600 * 1000).toISOString();
    const sums = await api('GET', `/v1/devices/${encodeURIComponent(device)}/accounting?from=${from}`).catch(() => null);
    if (!sums) return;
    $('#sums').replaceChildren(...Object.entries(WORDS).filter(([kind]) => sums[kind] > 0 || kind === 'executed').map(([kind, word]) =>
      element('div', { className: `sum ${kind}` }, element('b', { textContent: sums[kind] }), ` ${word}`)));
    $('#planned').textContent = sums.planned;
  }, 500);
}

// What a device is wished to keep, send and spare.

import { $, api, device } from './page.js';
import { submit } from './dialogs.js';

const settings = $('#settings-form');
const MEGA = 1e6;
const ALL_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
let windows; // Those that don't fit into the form.

const scaled = (value, factor) => (value === undefined ? undefined : Number((value * factor).toPrecision(12)));

function wishes(data) {
  const number = (name) => (data.get(name) === '' ? undefined : Number(data.get(name)));
  const bytes = (name) => { const mega = number(name); return mega === undefined ? undefined : Math.round(mega * MEGA); };
  const limited = data.get('from') || data.get('to');
  return {
    storage: { quota_bytes: bytes('quota_mb'), disk_share: scaled(number('disk_percent'), 0.01), max_age_days: number('max_age_days') },
    upload: {
      budget_hour_bytes: bytes('hour_mb'), budget_day_bytes: bytes('day_mb'), budget_month_bytes: bytes('month_mb'),
      windows: windows ?? (limited ? [{ days: ALL_DAYS, from: data.get('from') || '00:00', to: data.get('to') || '24:00' }] : undefined),
      zone: data.get('zone') || undefined,
      metered: data.get('metered') === '' ? undefined : data.get('metered') === 'true',
    },
    degradation: Object.fromEntries(['quality_below_hours', 'rate_below_hours', 'previews_below_hours', 'reduced_quality', 'reduced_long_side']
      .map((name) => [name, number(name)])),
  };
}

function fillSettings({ storage = {}, upload = {}, degradation = {} }) {
  settings.reset();
  $('.error', settings).hidden = true;
  const set = (name, value) => { settings.elements[name].value = value ?? ''; };
  set('quota_mb', scaled(storage.quota_bytes, 1 / MEGA));
  set('disk_percent', scaled(storage.disk_share, 100));
  set('max_age_days', storage.max_age_days);
  ['hour', 'day', 'month'].forEach((period) => set(`${period}_mb`, scaled(upload[`budget_${period}_bytes`], 1 / MEGA)));
  set('metered', upload.metered === undefined ? '' : String(upload.metered));
  const fits = upload.windows?.length === 1 && upload.windows[0].days.length === 7;
  windows = upload.windows && !fits ? upload.windows : undefined;
  set('from', fits ? upload.windows[0].from : '');
  set('to', fits ? upload.windows[0].to.replace('24:00', '00:00') : '');
  set('zone', upload.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  ['from', 'to', 'zone'].forEach((name) => { settings.elements[name].readOnly = Boolean(windows); });
  $('#more-windows').hidden = !windows;
  if (windows) set('zone', upload.zone);
  Object.entries(degradation).forEach(([name, value]) => set(name, value));
  $('#settings-editor').showModal();
}

if (settings) {
  $('#edit-settings').addEventListener('click', async () => {
    fillSettings((await api('GET', `/v1/devices/${encodeURIComponent(device)}`)).config);
  });
  submit(settings, async (data) => {
    const name = data.get('friendly_name');
    const renamed = name !== settings.elements.friendly_name.defaultValue;
    await api('PUT', `/v1/devices/${encodeURIComponent(device)}`, { ...(renamed && { friendly_name: name }), config: wishes(data) });
    location.reload();
  });
}

/** A device that is connected applies its settings within seconds. */
async function awaitApplied() {
  const card = $('#settings');
  if (card?.dataset.state !== 'waiting') return;
  const { config_version: wished, applied_config_version: applied } = await api('GET', `/v1/devices/${encodeURIComponent(device)}`);
  if (wished === applied) {
    card.dataset.state = 'applied';
    $('.badge', card).textContent = 'applied';
  } else {
    setTimeout(awaitApplied, 5000);
  }
}

awaitApplied();

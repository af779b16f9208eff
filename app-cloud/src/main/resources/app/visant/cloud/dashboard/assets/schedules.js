// The editor of schedules.

import { $, $$, api, device, element } from './page.js';
import { timeOf } from './times.js';
import { submit } from './dialogs.js';

const editor = $('#schedule-editor');
const form = $('#schedule-form');

function read(data) {
  const days = data.getAll('day');
  const limited = days.length > 0 || data.get('from') || data.get('to');
  const interval = data.get('kind') === 'interval';
  return {
    device_id: device,
    trigger_label: data.get('label'),
    interval_seconds: interval ? Number(data.get('every')) * Number(data.get('unit')) : undefined,
    cron_expression: interval ? undefined : data.get('cron_expression'),
    zone: data.get('zone'),
    windows: limited ? [{ days: days.length ? days : ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: data.get('from') || '00:00', to: data.get('to') || '00:00' }] : [],
    misfire: data.get('misfire'),
    enabled: data.get('enabled') === 'on',
  };
}

function fill(schedule) {
  form.reset();
  $('.error', form).hidden = true;
  const set = (name, value) => { form.elements[name].value = value ?? ''; };
  set('id', schedule?.id);
  set('zone', schedule?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (schedule) {
    set('label', schedule.trigger_label);
    set('kind', schedule.kind);
    set('misfire', schedule.misfire);
    set('cron_expression', schedule.cron_expression);
    const unit = [3600, 60, 1].find((each) => schedule.interval_seconds % each === 0) ?? 60;
    if (schedule.interval_seconds) set('unit', unit), set('every', schedule.interval_seconds / unit);
    form.elements.enabled.checked = schedule.enabled;
    const window = schedule.windows?.[0];
    if (window) {
      $$('[name=day]', form).forEach((box) => { box.checked = window.days.includes(box.value); });
      set('from', window.from);
      set('to', window.to);
    }
  }
  preview();
  editor.showModal();
}

const previewOf = ({ cron_expression, interval_seconds, zone, windows }) => ({ cron_expression, interval_seconds, zone, windows, count: 5 });
let previewed = 0;
async function preview() {
  const mine = ++previewed;
  const list = $('#preview');
  try {
    const { fire_times: times } = await api('POST', '/v1/scheduled-triggers/preview', previewOf(read(new FormData(form))));
    if (mine === previewed) list.replaceChildren(...times.slice(0, 5).map((at) => element('li', {}, timeOf(at))));
  } catch (failure) {
    if (mine === previewed) list.replaceChildren(element('li', { className: 'error', textContent: failure.message }));
  }
}

if (form) {
  $('#zones').append(...Intl.supportedValuesOf('timeZone').map((zone) => element('option', { value: zone })));
  let typing;
  form.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(preview, 250);
  });
  submit(form, async (data) => {
    const id = data.get('id');
    await (id ? api('PUT', `/v1/scheduled-triggers/${id}`, read(data)) : api('POST', '/v1/scheduled-triggers', read(data)));
    location.reload();
  });
}

document.addEventListener('click', async ({ target }) => {
  const edit = target.closest('[data-edit-schedule]');
  const remove = target.closest('[data-delete-schedule]');
  try {
    if (edit) {
      const id = edit.dataset.editSchedule;
      const all = id ? await api('GET', `/v1/scheduled-triggers/device/${encodeURIComponent(device)}`) : [];
      fill(all.find((each) => each.id === id));
    }
    if (remove && confirm('Delete this schedule? Its pictures stay.')) {
      await api('DELETE', `/v1/scheduled-triggers/${remove.dataset.deleteSchedule}`);
      location.reload();
    }
  } catch (failure) {
    alert(failure.message);
  }
});

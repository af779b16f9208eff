// Devices: activated, replaced, given up; those without a token; batches of them.

import { $, api, device } from './page.js';
import { submit } from './dialogs.js';

// Of what the answer holds, nothing can be had a second time: the code is offered as files, too.
function offer(link, type, content, name) {
  Object.assign(link, { href: URL.createObjectURL(new Blob([content], { type })), download: name });
}

function showActivated(added, form) {
  const done = $('.device-added', form.parentElement);
  form.hidden = true;
  const field = (name) => $(`[data-field=${name}]`, done);
  const png = Uint8Array.from(atob(added.qr_png_base64), (letter) => letter.charCodeAt(0));
  field('id').textContent = added.device_id;
  field('token').value = added.token;
  field('text').value = added.qr_code_data;
  field('qr').append(new DOMParser().parseFromString(added.qr_svg, 'image/svg+xml').documentElement);
  offer(field('png'), 'image/png', png, `visant-${added.device_id}.png`);
  offer(field('svg'), 'image/svg+xml', added.qr_svg, `visant-${added.device_id}.svg`);
  field('start').textContent = `visant-edge provision visant-${added.device_id}.png`;
  done.hidden = false;
}

submit($('#add-device-form'), async (data) => {
  const said = (name) => data.get(name)?.trim() || undefined;
  const id = said('device_id') ?? (await api('POST', '/v1/admin/devices/manufacture', { count: 1 })).device_ids[0];
  const added = await api('POST', '/v1/devices/activate', { device_id: id, friendly_name: said('friendly_name'), activation_code: said('activation_code') });
  showActivated(added, $('#add-device-form'));
});

// ---- putting another device into the place of one

submit($('#replace-form'), async (data) => {
  const replaced = await api('POST', `/v1/devices/${encodeURIComponent(device)}/replace`, { device_id: data.get('device_id').trim() });
  const place = `/ui/camera/${encodeURIComponent(replaced.device_id)}`;
  if (!replaced.activation) {
    location.href = place;
    return;
  }
  showActivated(replaced.activation, $('#replace-form'));
  $('#replace-device [data-field=done]').href = place;
});

submit($('#token-form'), async (data) => {
  const path = `/v1/devices/${encodeURIComponent(device)}/rotate-token`;
  showActivated(await api('POST', path, { revoke_old: data.has('revoke_old') }), $('#token-form'));
});

// Into service and out of it.
$('#service')?.addEventListener('click', async ({ target }) => {
  const { service, confirm: question } = target.dataset;
  if (!service || (question && !confirm(question))) return;
  const path = `/v1/devices/${encodeURIComponent(device)}`;
  const error = $('#service .error');
  error.hidden = true;
  target.disabled = true;
  try {
    await (service === 'deactivate' ? api('DELETE', path) : api('POST', `${path}/${service}`));
    location.reload();
  } catch (failure) {
    Object.assign(error, { textContent: failure.message, hidden: false });
    target.disabled = false;
  }
});

submit($('#release-form'), async () => {
  await api('POST', `/v1/devices/${encodeURIComponent(device)}/release`);
  location.reload();
});

// ---- devices without a token

$('[data-tokenless]')?.addEventListener('click', async (event) => {
  const button = event.target;
  button.disabled = true;
  try {
    await api('PUT', '/v1/organisation/settings', { allow_tokenless_devices: button.dataset.tokenless === 'yes' });
    location.reload();
  } catch (failure) {
    Object.assign($('#tokenless .error'), { textContent: failure.message, hidden: false });
    button.disabled = false;
  }
});

// ---- batches of devices

submit($('#make-batch-form'), async (data) => {
  const made = await api('POST', '/v1/admin/devices/manufacture', { count: Number(data.get('count')), batch_id: data.get('batch_id').trim() || undefined });
  location.href = `/ui/batches/${encodeURIComponent(made.batch_id)}`;
});

$('#batches')?.addEventListener('click', async ({ target }) => {
  const batch = target.dataset.removeUnused;
  if (!batch || !confirm(`Remove the devices of “${batch}” that nobody ever had? Labels with their codes mean nothing then.`)) return;
  const error = $('#batches-error');
  error.hidden = true;
  try {
    await api('DELETE', `/v1/admin/batches/${encodeURIComponent(batch)}`);
    location.reload();
  } catch (failure) {
    Object.assign(error, { textContent: failure.message, hidden: false });
  }
});

$('[data-print]')?.addEventListener('click', () => print());

// The pages come whole from the server; this makes them live and carries out their dialogs by the public API.

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const device = $('#device')?.dataset.device;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The cells of a row that a phone shows as a card: the first is its heading, the others say what they are.
function cells(contents) {
  return contents.map(([label, ...content], index) => {
    const cell = element('td', { className: index === 0 ? 'first' : '' }, ...content);
    if (label) cell.dataset.label = label;
    return cell;
  });
}

async function api(method, path, body) {
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

// ---- times: the server writes UTC, people read their own clock

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

function show(time) {
  const at = new Date(time.getAttribute('datetime'));
  if (Number.isNaN(at.getTime())) return;
  const today = at.toDateString() === new Date().toDateString() && !time.closest('.facts');
  time.textContent = (today ? clock : dayAndClock).format(at);
  time.title = at.toISOString();
}

function timeOf(at) {
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

// ---- dialogs

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-open]');
  if (opener) document.getElementById(opener.dataset.open).showModal();
  if (event.target.closest('[data-close]')) event.target.closest('dialog').close();
});

function submit(form, act) {
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const error = $('.error', form);
    const button = $('button.primary', form);
    error.hidden = true;
    button.disabled = true;
    try {
      await act(new FormData(form));
    } catch (failure) {
      error.textContent = failure.message;
      error.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

// ---- adding a device

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

// ---- groups of devices

// What the server refuses is shown as it was before.
async function changeGroups(change) {
  try {
    await change();
    location.reload();
  } catch (failure) {
    const error = $('#groups-error');
    error.textContent = failure.message;
    error.hidden = false;
    $$('[data-put-into-group]').forEach((choice) => { choice.value = $('option[selected]', choice)?.value ?? ''; });
    if (!$('#groups').open) $('#groups').showModal();
  }
}

submit($('#group-form'), async (data) => {
  await api('POST', '/v1/device-groups', { name: data.get('name') });
  location.reload();
});
$('#groups')?.addEventListener('click', ({ target }) => {
  const path = `/v1/device-groups/${target.closest('[data-group]')?.dataset.group}`;
  const { renameGroup, removeGroup } = target.dataset;
  if (renameGroup) {
    const name = prompt('New name of the group', renameGroup);
    if (name) changeGroups(() => api('PUT', path, { name }));
  }
  if (removeGroup && confirm(`Remove the group ${removeGroup}? Its devices stay. Who is narrowed to it alone sees no device then.`)) changeGroups(() => api('DELETE', path));
});
$('.devices')?.addEventListener('change', ({ target }) => {
  if (!('putIntoGroup' in target.dataset)) return;
  const choice = target.value ? { group_id: target.value } : {};
  changeGroups(() => api('PUT', `/v1/devices/${target.closest('[data-device]').dataset.device}/group`, choice));
});

// ---- gallery

const gallery = $('#gallery');
const known = new Set($$('[data-capture]').map((tile) => tile.dataset.capture));
// Small versions that were made while their tile was still on its way.
const ready = new Set();

// How sure the time of a picture is: always in the viewer, beside the tile if it is worth a word.

const SPANS = [[86_400, 'day'], [3_600, 'hour'], [60, 'minute'], [1, 'second']];

function spanOf(milliseconds) {
  const [size, unit] = SPANS.find(([seconds]) => milliseconds >= seconds * 2_000) ?? SPANS.at(-1);
  const count = Math.round(milliseconds / size / 1000);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function clockOf(tile) {
  const { at, wall, error } = tile.dataset;
  if (!wall) return { words: '', odd: false };
  const offset = new Date(at) - new Date(wall);
  const off = Math.abs(offset) < 5000 ? '' : `, the device\u2019s clock was ${spanOf(Math.abs(offset))} ${offset > 0 ? 'behind' : 'ahead'}`;
  if (error) return { words: `\u00b1 ${Number((error / 1000).toPrecision(1))} s${off}`, odd: Boolean(off) || error >= 2000 };
  return { words: offset === 0 ? 'by the device\u2019s clock, which could not be compared' : 'when it arrived: the device\u2019s clock can\u2019t be right', odd: true };
}

function showClock(tile) {
  const { words, odd } = clockOf(tile);
  if (!words) return;
  const time = $('time', tile);
  time.title = `${time.title} ${words}`;
  if (odd) time.after(' ', element('span', { className: 'clock', textContent: words }));
}

if (gallery) $$('[data-wall]', gallery).forEach(showClock);

const follows = gallery?.dataset.follow === 'yes';
const ON_ITS_WAY = 'preview, the picture is on its way';

function insert(tile) {
  const later = $$('.tile', gallery).find((other) => other.dataset.at <= tile.dataset.at);
  gallery.insertBefore(tile, later ?? null);
  $('#no-pictures').hidden = true;
  setTimeout(() => tile.classList.remove('new'), 4000);
}

// What stood in for a picture: its preview, or the hole of its trigger.
function standIns(id, trigger) {
  return $$('.tile:not([data-capture])', gallery)
    .filter((tile) => tile.dataset.preview === id || (trigger && tile.dataset.trigger === trigger));
}

function addTile(capture) {
  const { record_id: id, captured_at: at } = capture;
  if (!follows || known.has(id)) return;
  known.add(id);
  standIns(id, capture.trigger_id).forEach((tile) => tile.remove());
  const image = element('img', { width: 400, height: 300, alt: `Picture of ${at}` });
  const tile = element('li', { className: 'tile new waiting' }, element('a', { href: `/v1/captures/${id}/image` }, image),
    element('p', {}, timeOf(at), ' ', element('span', { className: 'label', textContent: capture.trigger_label ?? '' })));
  tile.dataset.capture = id;
  tile.dataset.at = at;
  if (capture.clock) Object.assign(tile.dataset, { wall: capture.clock.wall_time, error: capture.clock.error_ms ?? '' });
  showClock(tile);
  insert(tile);
  if (capture.thumbnail_stored || ready.has(id)) showThumbnail(id);
}

// The small version is made a moment after the picture is stored; until then the tile waits.
function showThumbnail(id) {
  const tile = gallery && $(`.tile.waiting[data-capture="${CSS.escape(id)}"]`, gallery);
  if (!tile) {
    if (gallery && !known.has(id)) ready.add(id);
    return;
  }
  ready.delete(id);
  $('img', tile).src = `/v1/captures/${id}/thumbnail`;
  tile.classList.remove('waiting');
}

async function onCapture(news) {
  if (news.device_id === device) addTile(await api('GET', `/v1/captures/${encodeURIComponent(news.capture_id)}`));
}

// ---- previews of pictures that are on their way

function addPreview(preview) {
  const { record_id: id, captured_at: at, trigger_id: trigger } = preview;
  if (known.has(id) || !preview.awaited || $$('[data-preview]', gallery).some((tile) => tile.dataset.preview === id)) return;
  standIns(id, trigger).forEach((tile) => tile.remove());
  const tile = element('li', { className: 'tile preview new' },
    element('a', { href: preview.image_url },
      element('img', { width: 400, height: 300, alt: `Preview of ${at}`, src: preview.image_url }),
      element('span', { className: 'note', textContent: ON_ITS_WAY })),
    element('p', {}, timeOf(at), ' ', element('span', { className: 'label', textContent: preview.trigger_label })));
  Object.assign(tile.dataset, { preview: id, trigger: trigger ?? '', at });
  insert(tile);
}

// They come many at once, and are asked for together.
let asking;
function onPreview(news) {
  if (news.device_id !== device || !follows) return;
  clearTimeout(asking);
  asking = setTimeout(() => showPreviews().catch(() => {}), 300);
}

async function showPreviews() {
  const previews = await api('GET', `/v1/captures/previews?device_id=${encodeURIComponent(device)}&limit=100`);
  previews.reverse().forEach(addPreview);
}

// Its device gives a picture up whose preview is here: what was on its way is a hole.
function giveUp(news) {
  const tile = gallery && $$('.tile.preview', gallery).find((each) => each.dataset.trigger === news.trigger_id);
  if (!tile || !['failed', 'evicted'].includes(news.state)) return;
  tile.className = 'tile hole';
  const link = $('a', tile);
  link.className = 'why';
  $('.note', tile).remove();
  link.append(element('b', { textContent: news.state }), element('span', { textContent: news.reason ?? '', title: news.reason ?? '' }));
  $('.label', tile).textContent = 'preview';
}

// What was missed while the connection was away is asked for.
async function catchUp() {
  if (!device || !follows) return;
  await showPreviews();
  const captures = await api('GET', `/v1/captures?device_id=${encodeURIComponent(device)}&limit=24`);
  captures.reverse().forEach(addTile);
  captures.filter((each) => each.thumbnail_stored).forEach((each) => showThumbnail(each.record_id));
  await showCondition();
}

const VIEWED = '.tile[data-capture], .tile[data-preview]';
const viewer = $('#viewer');
let shown = null;

function view(tile) {
  shown = tile;
  const address = $('a', tile).href;
  $('img', viewer).src = address;
  $('time', viewer).replaceWith(timeOf(tile.dataset.at));
  $('.clock', viewer).textContent = clockOf(tile).words;
  const { capture, preview } = tile.dataset;
  $('.label', viewer).textContent = [$('.label', tile)?.textContent, $('.note', tile)?.textContent].filter(Boolean).join(', ');
  Object.assign($('a[download]', viewer), { href: address, download: `${device}_${capture ?? `${preview}-preview`}.jpg` });
  if (!viewer.open) viewer.showModal();
}

function step(by) {
  const pictures = $$(VIEWED, gallery);
  const next = pictures[pictures.indexOf(shown) + by];
  if (next) view(next);
}

gallery?.addEventListener('click', (event) => {
  const tile = event.target.closest(VIEWED);
  if (!tile || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  view(tile);
});
viewer?.addEventListener('click', (event) => event.target.dataset.step && step(Number(event.target.dataset.step)));
viewer?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowLeft') step(-1);
  if (event.key === 'ArrowRight') step(1);
});

// ---- capture now

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

function onTrigger(news) {
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

const WORDS = { executed: 'taken', open: 'under way', failed: 'failed', expired: 'expired', skipped: 'skipped', evicted: 'evicted' };
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

// ---- the device's own account beside the cloud's

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
async function showCondition() {
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = $('#condition', page);
  if (!fresh) return;
  $$('time[datetime]', fresh).forEach(show);
  $('#condition').replaceChildren(...fresh.childNodes);
  settlePreviews(page);
}

// What became of pictures that stand here as on their way: no news came while the connection was away, or none ever does.
function settlePreviews(page) {
  $$('.tile.preview', gallery).forEach((tile) => {
    const hole = $(`.tile.hole[data-preview="${CSS.escape(tile.dataset.preview)}"]`, page);
    if (!hole || tile === shown) return;
    $$('time[datetime]', hole).forEach(show);
    tile.replaceWith(hole);
  });
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

// ---- news from the server

function onPresence(news) {
  const place = news.device_id === device ? $('#device') : $(`.device[data-device="${CSS.escape(news.device_id)}"]`);
  const status = place && $('.status', place);
  if (!status) return;
  status.dataset.status = news.connected ? 'connected' : 'disconnected';
  $('.word', status).textContent = status.dataset.status;
}

function onThumbnail(news) {
  showThumbnail(news.capture_id);
  const card = $(`.device[data-device="${CSS.escape(news.device_id)}"] .cover`);
  if (!card) return;
  card.replaceChildren(element('img', { width: 400, height: 300, alt: 'Latest picture', src: `/v1/captures/${news.capture_id}/thumbnail` }));
}

function follow() {
  const state = $('#live');
  if (!state) return;
  const source = new EventSource(`/v1/capture-events/stream${device ? `?device_id=${encodeURIComponent(device)}` : ''}`);
  const say = (word) => { state.dataset.state = word; state.textContent = word; };
  let lost = false;
  source.onopen = () => {
    say('live');
    if (lost) catchUp().catch(() => say('lost'));
    lost = false;
  };
  source.onerror = () => {
    lost = true;
    say('lost');
    if (source.readyState === EventSource.CLOSED) {
      api('GET', '/v1/auth/me').catch(() => {}); // leads to the log-in if the session has ended
      setTimeout(follow, 2000);
    }
  };
  source.onmessage = (message) => {
    const news = JSON.parse(message.data);
    if (news.event === 'new_capture') onCapture(news).catch(() => say('lost'));
    if (news.event === 'new_preview') onPreview(news);
    if (news.event === 'thumbnail_ready') onThumbnail(news);
    if (news.event === 'trigger') onTrigger(news);
    if (news.event === 'device') onPresence(news);
  };
}

follow();

// ---- schedules

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

// ---- settings

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

// ---- people

submit($('#invite-form'), async (data) => {
  await api('POST', '/v1/members/invitations', { email: data.get('email'), role: data.get('role') });
  location.reload();
});

submit($('#profile-form'), async (data) => {
  $('#profile-changed').hidden = true;
  await api('PUT', '/v1/auth/me', { name: data.get('name') });
  $('#profile-changed').hidden = false;
});

$('[data-send-verification]')?.addEventListener('click', async (event) => {
  const error = $('#profile-form .error');
  error.hidden = true;
  event.target.disabled = true;
  try {
    await api('POST', '/v1/auth/verify-email/send');
    $('#verification-sent').hidden = false;
  } catch (failure) {
    error.textContent = failure.message;
    error.hidden = false;
  } finally {
    event.target.disabled = false;
  }
});

submit($('#password-form'), async (data) => {
  $('#password-changed').hidden = true;
  await api('POST', '/v1/auth/change-password', { current_password: data.get('current_password'), new_password: data.get('new_password') });
  $('#password-form').reset();
  $('#password-changed').hidden = false;
});

// What the server refuses is shown as it was before.
async function changePeople(change) {
  const error = $('#people-error');
  error.hidden = true;
  try {
    await change();
    location.reload();
  } catch (failure) {
    error.textContent = failure.message;
    error.hidden = false;
    $$('#people select').forEach((role) => { role.value = $('option[selected]', role).value; });
  }
}

const memberOf = (place) => `/v1/members/${place.closest('[data-person]').dataset.person}`;

$('#people')?.addEventListener('change', (event) => changePeople(() => api('PUT', memberOf(event.target), { role: event.target.value })));
$('#people')?.addEventListener('click', (event) => {
  const { target } = event;
  const email = target.closest('tr')?.firstElementChild.textContent;
  if ('removePerson' in target.dataset && confirm(`Remove ${email}? They are logged out at once. API keys that they made go on.`)) changePeople(() => api('DELETE', memberOf(target)));
  if ('handOver' in target.dataset && confirm(`Make ${email} the owner? You become an admin.`)) changePeople(() => api('POST', `${memberOf(target)}/hand-over`));
});
$('#people')?.addEventListener('click', ({ target }) => {
  if (!('reach' in target.dataset)) return;
  const form = $('#reach-form');
  const own = target.dataset.groups.split(' ');
  form.elements.person.value = target.closest('[data-person]').dataset.person;
  form.elements.narrowed.value = target.dataset.narrowed;
  $('[data-field=email]', form).textContent = target.closest('tr').firstElementChild.textContent;
  $$('[name=group]', form).forEach((box) => { box.checked = own.includes(box.value); });
  $('#reach').showModal();
});
$('#reach-form')?.addEventListener('change', ({ target }) => {
  if (target.name === 'group' && target.checked) target.form.elements.narrowed.value = 'yes';
});
submit($('#reach-form'), async (data) => {
  const choice = data.get('narrowed') === 'yes' ? { groups: data.getAll('group') } : {};
  await api('PUT', `/v1/members/${data.get('person')}/groups`, choice);
  location.reload();
});
$('#guests')?.addEventListener('click', (event) => {
  if (!('withdraw' in event.target.dataset)) return;
  changePeople(() => api('DELETE', `/v1/members/invitations/${event.target.closest('tr').dataset.invitation}`));
});

submit($('#redeem-form'), async (data) => {
  await api('POST', '/v1/codes/redeem', { code: data.get('code') });
  location.assign('/ui/plan');
});

// ---- plan: every page says when it ends soon, or has ended

const DAY = 86_400_000;
const planBanner = $('#plan-banner');

async function showPlan() {
  const { plan, in_force: inForce, ends_at: end } = await api('GET', '/v1/plan');
  const left = new Date(end) - Date.now();
  if (inForce && !(left < 7 * DAY)) return;
  const what = plan === 'trial' ? 'The trial' : 'The plan';
  const days = Math.max(1, Math.ceil(left / DAY));
  const said = inForce
    ? `${what} ends in ${days} ${days === 1 ? 'day' : 'days'}. `
    : `${what} has ended. Devices and schedules go on and every picture is kept; nothing new can be begun. `;
  planBanner.replaceChildren(said, element('a', { href: '/ui/plan', textContent: 'Plan' }));
  planBanner.dataset.state = inForce ? 'ending' : 'ended';
  planBanner.hidden = false;
}

if (planBanner) showPlan();

// ---- API keys

submit($('#make-key-form'), async (data) => {
  const days = data.get('days');
  const made = await api('POST', '/v1/api-keys', {
    name: data.get('name'),
    permissions: data.getAll('permission'),
    ...(days && { ends_at: new Date(Date.now() + days * 86_400_000).toISOString() }),
  });
  $('#make-key-form').hidden = true;
  $('#key-secret').value = made.secret;
  $('#key-made').hidden = false;
  $('#key-secret').select();
});
$('#key-kept')?.addEventListener('click', () => location.reload());
$('#keys')?.addEventListener('click', async (event) => {
  if (!('revoke' in event.target.dataset)) return;
  const row = event.target.closest('tr');
  if (!confirm(`Revoke “${row.firstElementChild.textContent}”? What uses it is refused at once.`)) return;
  const error = $('#keys-error');
  error.hidden = true;
  try {
    await api('DELETE', `/v1/api-keys/${row.dataset.key}`);
    location.reload();
  } catch (failure) {
    error.textContent = failure.message;
    error.hidden = false;
  }
});

// ---- above organisations

const ofOrganisation = (form) => `/v1/platform/organisations/${form.dataset.organisation}`;
const allotForm = $('#allot-form');

function fitEnd() {
  const { plan, ends } = allotForm.elements;
  ends.required = plan.value !== 'endless';
  ends.closest('label').hidden = !ends.required;
}

if (allotForm) {
  allotForm.elements.plan.addEventListener('change', fitEnd);
  fitEnd();
}

// What is not touched is not sent: it may have changed meanwhile.
submit(allotForm, async () => {
  const { plan, ends, slots } = allotForm.elements;
  const change = {};
  if (plan.value !== plan.dataset.now || (plan.value !== 'endless' && ends.value !== ends.defaultValue)) {
    change.plan = plan.value;
    if (plan.value !== 'endless') change.ends_at = `${ends.value}T00:00:00Z`;
  }
  if (slots.value !== slots.defaultValue) change.device_slots = Number(slots.value);
  if (!Object.keys(change).length) throw new Error('Nothing is changed.');
  await api('PUT', `${ofOrganisation(allotForm)}/plan`, change);
  location.reload();
});

const quotaForm = $('#quota-form');

quotaForm?.addEventListener('input', ({ target }) => {
  if (target.type === 'number') quotaForm.elements.quota.value = 'own';
});
submit(quotaForm, async (data) => {
  const path = `${ofOrganisation(quotaForm)}/quota`;
  if (data.get('quota') === 'usual') {
    await api('DELETE', path);
  } else if (data.get('quota') === 'unlimited') {
    await api('PUT', path, { unlimited: true });
  } else if (!data.get('captures') && !data.get('gigabytes')) {
    throw new Error('Say how many pictures, or how many GB.');
  } else {
    await api('PUT', path, {
      ...(data.get('captures') && { max_captures: Number(data.get('captures')) }),
      ...(data.get('gigabytes') && { max_bytes: Math.round(Number(data.get('gigabytes')) * 1e9) }),
    });
  }
  location.reload();
});

const freeForm = $('#free-device-form');

submit(freeForm, async (data) => {
  const device = data.get('device').trim();
  const said = $('.said', freeForm);
  said.hidden = true;
  await api('POST', `/v1/platform/devices/${encodeURIComponent(device)}/release`);
  freeForm.reset();
  Object.assign(said, { textContent: `${device} is nobody’s now.`, hidden: false });
});

submit($('#make-code-form'), async (data) => {
  const said = (name) => data.get(name)?.trim() || undefined;
  const day = (name) => said(name) && `${said(name)}T00:00:00Z`;
  const made = await api('POST', '/v1/admin/codes', {
    code: said('code'),
    description: said('description'),
    benefit_type: data.get('benefit_type'),
    benefit_value: Number(data.get('benefit_value')),
    max_uses: said('max_uses') && Number(data.get('max_uses')),
    valid_from: day('valid_from'),
    valid_until: day('valid_until'),
    one_per_user: data.has('one_per_user'),
    allowed_email_domains: said('domains')?.split(/[\s,]+/).filter(Boolean),
  });
  location.assign(`/ui/platform/codes/${encodeURIComponent(made.code)}`);
});

$('[data-switch-code]')?.addEventListener('click', async ({ target }) => {
  const path = `/v1/admin/codes/${encodeURIComponent(target.dataset.code)}`;
  const error = $('#code-error');
  error.hidden = true;
  target.disabled = true;
  try {
    if (target.dataset.switchCode === 'off') await api('DELETE', path);
    else await api('PUT', path, { ...(await api('GET', path)), active: true });
    location.reload();
  } catch (failure) {
    Object.assign(error, { textContent: failure.message, hidden: false });
    target.disabled = false;
  }
});

// The pictures of a device, previews of those that are on their way, and the viewer.

import { $, $$, api, device, element } from './page.js';
import { show, timeOf } from './times.js';

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
export function showThumbnail(id) {
  const tile = gallery && $(`.tile.waiting[data-capture="${CSS.escape(id)}"]`, gallery);
  if (!tile) {
    if (gallery && !known.has(id)) ready.add(id);
    return;
  }
  ready.delete(id);
  $('img', tile).src = `/v1/captures/${id}/thumbnail`;
  tile.classList.remove('waiting');
}

export async function onCapture(news) {
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
export function onPreview(news) {
  if (news.device_id !== device || !follows) return;
  clearTimeout(asking);
  asking = setTimeout(() => showPreviews().catch(() => {}), 300);
}

async function showPreviews() {
  const previews = await api('GET', `/v1/captures/previews?device_id=${encodeURIComponent(device)}&limit=100`);
  previews.reverse().forEach(addPreview);
}

// Its device gives a picture up whose preview is here: what was on its way is a hole.
export function giveUp(news) {
  const tile = gallery && $$('.tile.preview', gallery).find((each) => each.dataset.trigger === news.trigger_id);
  if (!tile || !['failed', 'evicted'].includes(news.state)) return;
  tile.className = 'tile hole';
  const link = $('a', tile);
  link.className = 'why';
  $('.note', tile).remove();
  link.append(element('b', { textContent: news.state }), element('span', { textContent: news.reason ?? '', title: news.reason ?? '' }));
  $('.label', tile).textContent = 'preview';
}

// What became of pictures that stand here as on their way: no news came while the connection was away, or none ever does.
export function settlePreviews(page) {
  $$('.tile.preview', gallery).forEach((tile) => {
    const hole = $(`.tile.hole[data-preview="${CSS.escape(tile.dataset.preview)}"]`, page);
    if (!hole || tile === shown) return;
    $$('time[datetime]', hole).forEach(show);
    tile.replaceWith(hole);
  });
}

// What was missed while the connection was away is asked for.
export async function catchUp() {
  if (!device || !follows) return;
  await showPreviews();
  const captures = await api('GET', `/v1/captures?device_id=${encodeURIComponent(device)}&limit=24`);
  captures.reverse().forEach(addTile);
  captures.filter((each) => each.thumbnail_stored).forEach((each) => showThumbnail(each.record_id));
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

// What the server tells while the page is open.

import { $, api, device, element } from './page.js';
import { catchUp, onCapture, onPreview, showThumbnail } from './gallery.js';
import { onTrigger } from './captures.js';
import { showCondition } from './ledger.js';

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
    if (lost) catchUp().then(showCondition).catch(() => say('lost'));
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

// API keys.

import { $, api } from './page.js';
import { submit } from './dialogs.js';

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

// Groups of devices.

import { $, $$, api } from './page.js';
import { submit } from './dialogs.js';

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

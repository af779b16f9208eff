// People, invitations, and what they reach.

import { $, $$, api } from './page.js';
import { submit } from './dialogs.js';

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

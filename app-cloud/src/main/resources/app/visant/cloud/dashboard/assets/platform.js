// Above organisations.

import { $, api } from './page.js';
import { submit } from './dialogs.js';

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

// Every page says when the plan ends soon, or has ended.

import { $, api, element } from './page.js';

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

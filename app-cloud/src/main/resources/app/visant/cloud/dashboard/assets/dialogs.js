// Forms that are carried out by the API, and say in their place what it refuses.

import { $ } from './page.js';

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-open]');
  if (opener) document.getElementById(opener.dataset.open).showModal();
  if (event.target.closest('[data-close]')) event.target.closest('dialog').close();
});

export function submit(form, act) {
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

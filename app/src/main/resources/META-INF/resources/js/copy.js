// Copies what a field shows. Tells whether it could: without https browsers offer no clipboard, and may refuse the old
// way as well. The field is selected then, so that one can copy it by hand.
export const copied = async field => {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
};

// Says on the button how it went, and in words for whoever cannot see it.
export const tell = (button, status, worked, what) => {
  const word = button.dataset.word ?? (button.dataset.word = button.textContent);
  button.textContent = worked ? 'Copied' : 'Not copied';
  status.textContent = worked ? `${what} was copied` : `${what} could not be copied. It is selected: copy it by hand.`;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = setTimeout(() => {
    button.textContent = word;
    status.textContent = '';
  }, worked ? 2000 : 6000);
};

// A text of any length. What has no room is cut off by the style sheet; the whole is shown in a note of its own while
// the pointer or the focus is on the text, or on the link or button that it belongs to.
const note = document.createElement('div');
note.className = 'whole-text';
note.id = 'whole-text';
note.setAttribute('role', 'tooltip');
note.popover = 'manual';

const FOCUSABLE = 'a[href], button, input, select, textarea';
const resized = new ResizeObserver(entries => entries.forEach(entry => entry.target.measured()));
let shown = null;

class CutText extends HTMLElement {
  connectedCallback() {
    resized.observe(this);
  }

  disconnectedCallback() {
    resized.unobserve(this);
    if (shown === this) hide();
  }

  get cut() {
    return this.scrollWidth > this.clientWidth + 1 || this.scrollHeight > this.clientHeight + 1;
  }

  // what is cut can be reached by keyboard, unless it is part of something that can
  measured() {
    if (this.cut && !this.closest(FOCUSABLE)) this.tabIndex = 0;
    else this.removeAttribute('tabindex');
  }
}

const show = text => {
  if (text === shown) return;
  hide();
  if (!text?.cut) return;
  shown = text;
  // an open dialog lies above all that is not in it
  (text.closest('dialog') ?? document.body).append(note);
  note.textContent = text.textContent;
  text.setAttribute('aria-describedby', note.id);
  note.showPopover();
  const place = text.getBoundingClientRect();
  const room = document.documentElement.clientWidth - note.offsetWidth - 8;
  const below = place.bottom + 6;
  note.style.left = `${Math.max(8, Math.min(place.left, room))}px`;
  note.style.top = `${below + note.offsetHeight > innerHeight ? Math.max(8, place.top - 6 - note.offsetHeight) : below}px`;
};

const hide = () => {
  shown?.removeAttribute('aria-describedby');
  shown = null;
  if (note.isConnected) note.remove();
};

const meant = target => target.closest?.('cut-text') ?? target.closest?.(FOCUSABLE)?.querySelector('cut-text');

document.addEventListener('pointerover', event => show(meant(event.target)));
document.addEventListener('focusin', event => show(meant(event.target)));
document.addEventListener('focusout', hide);
document.addEventListener('pointerdown', event => event.pointerType === 'mouse' && hide());
document.addEventListener('keydown', event => event.key === 'Escape' && hide());
document.addEventListener('scroll', hide, { capture: true, passive: true });

customElements.get('cut-text') || customElements.define('cut-text', CutText);

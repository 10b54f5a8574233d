import { copied, tell } from './copy.js';

// A tracking link with buttons that copy it and try it.
class TrackingLink extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const address = this.getAttribute('link');
    const field = document.createElement('input');
    field.readOnly = true;
    field.value = address;
    field.setAttribute('aria-label', 'Tracking link');
    field.onfocus = () => field.select();
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.className = 'button';
    copy.textContent = 'Copy link';
    const said = document.createElement('span');
    said.className = 'visually-hidden';
    said.setAttribute('role', 'status');
    copy.onclick = async () => tell(copy, said, await copied(field), 'The tracking link');
    const test = document.createElement('a');
    test.className = 'button-primary';
    test.href = address;
    test.target = '_blank';
    test.rel = 'noopener';
    test.setAttribute('router-ignore', '');
    test.textContent = 'Send a test click';
    this.append(field, copy, test, said);
  }
}

customElements.get('tracking-link') || customElements.define('tracking-link', TrackingLink);

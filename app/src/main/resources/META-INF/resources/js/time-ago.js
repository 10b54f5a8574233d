// How long ago a time was, by the server's clock, counting up.
import { serverNow } from './server-clock.js';

const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

class TimeAgo extends HTMLElement {
  static observedAttributes = ['datetime'];

  connectedCallback() {
    this.setAttribute('aria-live', 'off');
    this.timer = setInterval(() => this.tell(), 1000);
    this.tell();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    this.tell();
  }

  tell() {
    const seconds = Math.max(0, Math.round((serverNow() - Date.parse(this.getAttribute('datetime'))) / 1000));
    const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? UNITS.at(-1);
    const text = new Intl.NumberFormat([], { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(seconds / length));
    this.textContent = `${text} ago`;
  }
}

customElements.get('time-ago') || customElements.define('time-ago', TimeAgo);

// Says when nothing comes from the server any more, since when, and that what is shown is from then. The server lets
// its heart beat in an attribute.
import './time-ago.js';

const SILENCE = 12_000;
const SILENCE_WITHOUT_NETWORK = 7_000;

class LiveLine extends HTMLElement {
  static observedAttributes = ['beat'];

  connectedCallback() {
    if (!this.firstChild) this.build();
    this.heard = Date.now();
    this.timer = setInterval(() => this.check(), 1000);
    this.check();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    delete document.documentElement.dataset.line;
  }

  attributeChangedCallback() {
    this.heard = Date.now();
    if (this.timer) this.check();
  }

  build() {
    this.setAttribute('role', 'alert');
    this.hidden = true;
    this.words = document.createElement('span');
    this.age = document.createElement('time-ago');
    this.append(this.words, this.age);
  }

  check() {
    const cut = this.cut();
    if (cut !== this.hidden) return;
    this.hidden = !cut;
    if (cut) {
      const since = new Intl.DateTimeFormat([], { timeStyle: 'medium' }).format(this.heard);
      this.words.textContent = `You are offline: no connection to Clickledger since ${since}. What you see is from then; the page goes on by itself.`;
      this.age.setAttribute('datetime', new Date(this.heard).toISOString());
      document.documentElement.dataset.line = 'cut';
    } else {
      this.words.textContent = '';
      delete document.documentElement.dataset.line;
    }
  }

  // a request that found nobody says so before the beats are missed
  cut() {
    const silence = Date.now() - this.heard;
    const refused = ['reconnecting', 'connection-lost'].includes(window.Vaadin?.connectionState?.state);
    return refused || silence > (navigator.onLine ? SILENCE : SILENCE_WITHOUT_NETWORK);
  }
}

customElements.get('live-line') || customElements.define('live-line', LiveLine);

// Says when nothing comes from the server any more, since when, and why; and leads to the sign-in when that has ended.
// The server lets its heart beat in an attribute. Where beats are missed, and once in a while, the page asks whether it
// still is its reader's.
import { heardTime, serverNow } from './server-clock.js';
import './time-ago.js';

const SILENCE = 7_000;
const SILENCE_WITH_LINE = 20_000;
const ASLEEP = 5_000;
const ASK_EVERY = 15_000;
const ASK_AGAIN = 3_000;
const PATIENCE = 4_000;
const LEFT = 'clickledger-left-for-sign-in';
const LEFT_LATELY = 15_000;
// whoever signs out in another tab ends the session here first, and the sign-in a moment later
const SIGNING_OUT = 3_000;

const WORDS = {
  offline: since => `You are offline: no connection to Clickledger since ${since}. What you see is from then; the page goes on by itself.`,
  unreachable: since => `Clickledger does not answer since ${since}. What you see is from then; the page goes on by itself.`,
  silent: since => `Nothing new has come since ${since}, though Clickledger answers. What you see is from then; load the page again if this stays.`,
  'signed-out': () => 'You are signed out. What you typed is still here: sign in in another tab, then go on.',
  gone: () => 'This page was away for too long and cannot go on. Copy what you typed, then load the page again.',
  'signed-out-again': () => 'You are signed out.',
  'no-sign-in': since => `You are signed out, and the sign-in does not answer. What you see is from ${since}; the page goes on by itself as soon as you can sign in.`,
};

const typed = new Set();
document.addEventListener('input', event => typed.add(event.composedPath()[0]), true);
const unsaved = () => [...typed].some(field => field.isConnected && field.type !== 'search' && field.matches?.('input, textarea') && field.value && !field.closest('dialog, view-controls'));

class LiveLine extends HTMLElement {
  static observedAttributes = ['beat', 'ended'];

  connectedCallback() {
    if (!this.firstChild) this.build();
    this.heard = this.awake = this.checked = this.asked = Date.now();
    this.timer = setInterval(() => this.check(), 1000);
    this.ask_ = () => document.visibilityState === 'visible' && this.ask();
    document.addEventListener('visibilitychange', this.ask_);
    addEventListener('online', this.ask_);
    this.check();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.ask_);
    removeEventListener('online', this.ask_);
    delete document.documentElement.dataset.line;
  }

  attributeChangedCallback(name, _, value) {
    // who reads this page signed out elsewhere
    if (name === 'ended') return this.ask();
    heardTime(Date.parse(value));
    this.heard = Date.now();
    this.heardAt = serverNow();
    if (this.timer) this.check();
  }

  build() {
    this.setAttribute('role', 'alert');
    this.hidden = true;
    this.words = document.createElement('span');
    this.way = document.createElement('a');
    this.way.href = '/';
    this.way.target = '_blank';
    this.way.textContent = 'Sign in';
    this.age = document.createElement('time-ago');
    this.heardAt = serverNow();
    this.append(this.words, this.way, this.age);
  }

  check() {
    const now = Date.now();
    // a page that was asleep has missed its beats without any fault of the line
    if (now - this.checked > ASLEEP) this.awake = now;
    this.checked = now;
    const refused = ['reconnecting', 'connection-lost'].includes(window.Vaadin?.connectionState?.state);
    const silence = now - Math.max(this.heard, this.awake);
    const trouble = refused || silence > SILENCE || this.out;
    if (now - this.asked > (trouble ? ASK_AGAIN : ASK_EVERY)) this.ask();
    this.say(this.state(trouble, silence));
  }

  state(trouble, silence) {
    if (this.out) return this.out;
    if (!trouble) return '';
    if (this.answer === 'none') return 'offline';
    if (this.answer === 'unreachable') return 'unreachable';
    if (silence > SILENCE_WITH_LINE) return 'silent';
    // an outage is over when beats come again; a signed-out page is signed in as soon as the server says so
    return ['offline', 'unreachable'].includes(this.said) ? this.said : '';
  }

  async ask() {
    if (this.asking) return;
    this.asking = true;
    this.asked = Date.now();
    this.answer = await this.answered();
    this.asked = Date.now();
    this.asking = false;
    if (!this.isConnected) return;
    if (this.answer === 'gone') this.loadAgain();
    if (this.answer === 'signed-out') await this.leave();
    else if (this.answer === 'here') this.out = '';
    this.check();
  }

  async answered() {
    try {
      const answer = await fetch(`/presence?page=${this.getAttribute('page')}`, { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 204) return 'here';
      if (answer.status === 410) return 'gone';
      return [401, 499].includes(answer.status) || answer.type === 'opaqueredirect' ? 'signed-out' : 'unreachable';
    } catch {
      return 'none';
    }
  }

  // the server forgets a page that is away for long, and all pages when it begins anew
  loadAgain() {
    if (unsaved()) this.out = 'gone';
    // a page that nobody looks at would take the place of one that is used
    else if (document.visibilityState === 'visible') location.reload();
  }

  // loading the page again leads to the sign-in and from there back to this address
  async leave() {
    const lately = Date.now() - Number(sessionStorage.getItem(LEFT)) < LEFT_LATELY;
    if (unsaved()) this.out = 'signed-out';
    else if (lately) this.out = 'signed-out-again';
    else if (!(await this.signInAnswers())) this.out = 'no-sign-in';
    else if (document.visibilityState === 'visible') {
      await new Promise(over => setTimeout(over, SIGNING_OUT));
      sessionStorage.setItem(LEFT, Date.now());
      location.reload();
    }
  }

  async signInAnswers() {
    try {
      await fetch(this.getAttribute('sign-in'), { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
      return true;
    } catch {
      return false;
    }
  }

  say(state) {
    if (state === this.said) return;
    this.said = state;
    this.hidden = !state;
    this.way.hidden = !state.startsWith('signed-out');
    this.above(['signed-out', 'gone'].includes(state));
    this.age.hidden = this.out;
    if (!state) {
      this.words.textContent = '';
      delete document.documentElement.dataset.line;
      return;
    }
    this.words.textContent = WORDS[state](this.since());
    this.age.setAttribute('datetime', new Date(this.heardAt).toISOString());
    document.documentElement.dataset.line = state;
  }

  // what was typed may stand in a dialog, which lies above the page
  above(dialogs) {
    if (dialogs === this.matches(':popover-open')) return;
    if (dialogs) {
      this.popover = 'manual';
      this.showPopover();
    } else {
      this.hidePopover();
      this.removeAttribute('popover');
    }
  }

  since() {
    const day = new Intl.DateTimeFormat([], { dateStyle: 'medium' });
    const today = day.format(this.heardAt) === day.format(serverNow());
    return new Intl.DateTimeFormat([], today ? { timeStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'medium' }).format(this.heardAt);
  }
}

customElements.get('live-line') || customElements.define('live-line', LiveLine);

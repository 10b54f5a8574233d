// Chooses the page's colours: the system's, light or dark. The choice stays in this browser.
const KEY = 'clickledger-colours';
const CHOICES = [
  ['system', 'System', 'M4 5h16v10H4zM9 19h6M12 15v4'],
  ['light', 'Light', 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4'],
  ['dark', 'Dark', 'M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z'],
];

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    this.setAttribute('role', 'radiogroup');
    this.setAttribute('aria-label', 'Colours');
    for (const [value, label, path] of CHOICES) {
      const button = document.createElement('button');
      button.type = 'button';
      button.value = value;
      button.title = label;
      button.setAttribute('role', 'radio');
      button.setAttribute('aria-label', label);
      button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
      button.addEventListener('click', () => this.choose(value));
      this.append(button);
    }
    this.addEventListener('keydown', event => this.move(event));
    this.mark();
  }

  chosen() {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  }

  choose(value) {
    if (value === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
    document.documentElement.style.colorScheme = value === 'system' ? 'light dark' : value;
    this.mark();
  }

  mark() {
    for (const button of this.children) {
      const on = button.value === this.chosen();
      button.setAttribute('aria-checked', on);
      button.tabIndex = on ? 0 : -1;
    }
  }

  move(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...this.children];
    const next = buttons[(buttons.findIndex(b => b.value === this.chosen()) + step + buttons.length) % buttons.length];
    this.choose(next.value);
    next.focus();
  }
}

customElements.get('theme-switch') || customElements.define('theme-switch', ThemeSwitch);

import { copied, tell } from './copy.js';

// Shows a text that people take elsewhere, with a button that copies it.
class CopyText extends HTMLElement {
  static observedAttributes = ['text', 'label'];

  connectedCallback() {
    if (this.firstChild) return;
    this.field = document.createElement('input');
    this.field.readOnly = true;
    this.field.addEventListener('focus', () => this.field.select());
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.addEventListener('click', () => this.copy());
    this.said = document.createElement('span');
    this.said.className = 'visually-hidden';
    this.said.setAttribute('role', 'status');
    this.append(this.field, this.button, this.said);
    this.show();
  }

  attributeChangedCallback() {
    if (this.field) this.show();
  }

  show() {
    const label = this.getAttribute('label') ?? '';
    this.field.value = this.getAttribute('text') ?? '';
    this.field.setAttribute('aria-label', label);
    this.button.textContent = 'Copy';
    this.button.setAttribute('aria-label', `Copy ${label}`);
  }

  async copy() {
    tell(this.button, this.said, await copied(this.field), this.getAttribute('label') ?? 'It');
  }
}

customElements.get('copy-text') || customElements.define('copy-text', CopyText);

import './cut-text.js';

// Values with their counts and a bar in proportion; each is a link that filters by it, where there is a parameter to
// filter by. "More" searches all of them.
const whole = new Intl.NumberFormat();

class TopList extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const name = this.getAttribute('heading');
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', name);
    this.className = 'card top-list';
    const head = document.createElement('div');
    head.className = 'top-list-head';
    const title = document.createElement('h2');
    title.textContent = name;
    const unit = document.createElement('span');
    unit.className = 'quiet';
    unit.textContent = 'Clicks';
    head.append(title, unit);
    this.list = document.createElement('ol');
    this.list.setAttribute('aria-label', name);
    this.none = document.createElement('p');
    this.none.className = 'quiet';
    this.none.textContent = 'Loading';
    this.more = document.createElement('button');
    this.more.type = 'button';
    this.more.className = 'button-quiet more';
    this.more.textContent = 'More';
    this.more.setAttribute('aria-label', `More ${name.toLowerCase()}`);
    this.more.hidden = true;
    this.more.onclick = () => this.dispatchEvent(new CustomEvent('more'));
    this.append(head, this.list, this.none, this.more);
  }

  // called by the server
  show(rows, room) {
    this.setAttribute('aria-busy', 'false');
    this.fill(this.list, rows.slice(0, room));
    this.more.hidden = rows.length <= room;
    this.none.hidden = rows.length > 0;
    this.none.textContent = 'No clicks in this time';
  }

  // called by the server: there are no figures; those that are there stay dimmed, since they are of something else
  say(text) {
    this.none.hidden = false;
    this.none.textContent = text;
  }

  // called by the server: what is shown is about to be replaced
  await() {
    this.setAttribute('aria-busy', 'true');
  }

  // called by the server
  showAll(rows) {
    this.dialog?.remove();
    const name = this.getAttribute('heading');
    const dialog = document.createElement('dialog');
    dialog.className = 'sheet';
    dialog.setAttribute('aria-label', name);
    const head = document.createElement('div');
    head.className = 'sheet-head';
    const title = document.createElement('h2');
    title.textContent = name;
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'button-quiet';
    close.textContent = 'Close';
    close.onclick = () => dialog.close();
    head.append(title, close);
    const search = document.createElement('input');
    search.type = 'search';
    search.placeholder = `Search ${rows.length} ${name.toLowerCase()}`;
    search.setAttribute('aria-label', `Search ${name.toLowerCase()}`);
    const list = document.createElement('ol');
    list.setAttribute('aria-label', `All ${name.toLowerCase()}`);
    const none = document.createElement('p');
    none.className = 'quiet';
    none.setAttribute('role', 'status');
    const find = () => {
      const wanted = search.value.trim().toLocaleLowerCase();
      const found = rows.filter(([key, label]) => `${label} ${key}`.toLocaleLowerCase().includes(wanted));
      this.fill(list, found.slice(0, 200), rows[0]?.[2]);
      none.textContent = found.length === 0 ? 'Nothing found' : found.length > 200 ? `The first 200 of ${found.length}; search to see others` : '';
    };
    search.oninput = find;
    find();
    dialog.append(head, search, list, none);
    dialog.onclose = () => dialog.remove();
    dialog.onclick = event => event.target === dialog && dialog.close();
    this.append(dialog);
    this.dialog = dialog;
    dialog.showModal();
  }

  fill(list, rows, most = rows[0]?.[2]) {
    while (list.children.length > rows.length) list.lastChild.remove();
    rows.forEach(([key, label, clicks, selected], i) => {
      const item = list.children[i] ?? list.appendChild(this.row());
      const row = item.firstChild;
      const [bar, name, count] = row.children;
      item.dataset.key = key;
      item.dataset.clicks = clicks;
      if (this.filters()) row.href = this.address(key);
      if (selected) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
      bar.style.inlineSize = `${Math.max(0.5, (100 * clicks) / most).toFixed(2)}%`;
      name.textContent = label;
      count.textContent = whole.format(clicks);
    });
  }

  row() {
    const item = document.createElement('li');
    const row = document.createElement(this.filters() ? 'a' : 'div');
    row.className = 'row';
    for (const [tag, part] of [['span', 'row-bar'], ['cut-text', 'row-label'], ['span', 'row-count']]) {
      const element = document.createElement(tag);
      element.className = part;
      row.append(element);
    }
    item.append(row);
    if (!this.filters()) return item;
    row.onclick = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      event.stopPropagation();
      this.dialog?.close();
      this.dispatchEvent(new CustomEvent('pick', { detail: item.dataset.key }));
    };
    return item;
  }

  filters() {
    return this.hasAttribute('parameter');
  }

  // where the link leads when it is opened in another tab: this view, with the value switched
  address(key) {
    const name = this.getAttribute('parameter');
    const query = new URLSearchParams(location.search);
    const others = query.getAll(name).filter(value => value !== key);
    if (others.length === query.getAll(name).length) others.push(key);
    query.delete(name);
    others.forEach(value => query.append(name, value));
    return `/?${query}`;
  }
}

customElements.get('top-list') || customElements.define('top-list', TopList);

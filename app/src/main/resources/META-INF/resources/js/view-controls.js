// What is chosen about the whole dashboard, and the keyboard shortcuts for it. The server decides what comes of a choice.
const PERIODS = [
  ['30m', 'Last 30 minutes', 'L'],
  ['60m', 'Last hour', 'H'],
  ['today', 'Today', 'D'],
  ['yesterday', 'Yesterday', 'Y'],
  ['7d', 'Last 7 days', 'W'],
  ['30d', 'Last 30 days', 'T'],
  ['month', 'This month', 'M'],
];
const COMPARISONS = [['none', 'Nothing'], ['before', 'The time before'], ['weekdays', 'Same weekdays']];
const GRANULARITIES = { minute: 'Minute', hour: 'Hour', day: 'Day', month: 'Month' };
const TIME_STYLES = [['iso', 'With their offset, for programs'], ['local', 'Local, for spreadsheets']];
const SEPARATORS = [['comma', 'Commas'], ['semicolon', 'Semicolons'], ['tab', 'Tabs']];
const KEYS = 'clickledger-shortcuts';
const EXPORTS = 'clickledger-exports';
const ICONS = {
  earlier: 'M14.5 6 8.5 12l6 6',
  later: 'M9.5 6l6 6-6 6',
  pause: 'M9 6v12M15 6v12',
  resume: 'M8 5.5v13l11-6.5z',
  export: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
};

const icon = name => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;

class ViewControls extends HTMLElement {
  connectedCallback() {
    if (!this.firstChild) this.build();
    this.onKey = event => this.key(event);
    document.addEventListener('keydown', this.onKey);
    if (this.state) this.show(this.state);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.onKey);
  }

  // called by the server
  show(state) {
    this.state = state;
    const periods = PERIODS.map(([value, label]) => [value, label]);
    if (state.period !== 'custom' && !PERIODS.some(([value]) => value === state.period)) periods.push([state.period, state.label]);
    periods.push(['custom', state.period === 'custom' ? state.label : 'Choose dates…']);
    if (state.period === 'custom') periods.push(['choose', 'Choose dates…']);
    this.offer(this.period, periods, state.period);
    this.offer(this.compare, COMPARISONS, state.compare);
    const granularities = state.granularities.includes(state.granularity) ? state.granularities : [state.granularity, ...state.granularities];
    this.offer(this.granularity, granularities.map(value => [value, GRANULARITIES[value] ?? value]), state.granularity);
    this.zones(state.zone);
    this.later.disabled = !state.later;
    this.pause.innerHTML = icon(state.paused ? 'resume' : 'pause');
    this.pause.setAttribute('aria-label', state.paused ? 'Resume' : 'Pause');
    this.pause.title = state.paused ? 'Resume' : 'Pause';
    this.pause.hidden = !state.moves && !state.paused;
    this.range.textContent = state.period === 'custom' ? '' : state.label;
    this.kept.textContent = state.kept;
  }

  build() {
    this.period = this.select('Period', value => (value === 'custom' || value === 'choose' ? this.chooseDates() : this.tell('period', value)));
    this.compare = this.select('Compare with', value => this.tell('compare', value));
    this.granularity = this.select('By the', value => this.tell('granularity', value));
    this.zone = this.select('Time zone', value => this.tell('zone', value));
    const earlier = this.button('Earlier', 'earlier', () => this.tell('earlier', ''));
    this.later = this.button('Later', 'later', () => this.tell('later', ''));
    this.pause = this.button('Pause', 'pause', () => this.tell('pause', ''));
    const export_ = this.button('Export', 'export', () => this.export());
    export_.classList.add('with-text');
    export_.append('Export');
    this.range = document.createElement('p');
    this.range.className = 'range';
    this.kept = document.createElement('p');
    this.kept.className = 'kept';
    const when = document.createElement('div');
    when.className = 'when';
    when.append(earlier, this.period.parentElement, this.later);
    const how = document.createElement('div');
    how.className = 'how';
    how.append(this.compare.parentElement, this.granularity.parentElement, this.zone.parentElement);
    const act = document.createElement('div');
    act.className = 'act';
    act.append(this.pause, export_, this.button('Keyboard shortcuts', null, () => this.help(), '?'));
    this.append(when, how, act, this.range, this.kept);
  }

  select(label, choose) {
    const frame = document.createElement('label');
    frame.className = 'choice';
    const text = document.createElement('span');
    text.textContent = label;
    const select = document.createElement('select');
    select.onchange = () => {
      choose(select.value);
    };
    frame.append(text, select);
    return select;
  }

  button(label, picture, act, text = '') {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'icon-button';
    button.setAttribute('aria-label', label);
    button.title = label;
    button.innerHTML = picture ? icon(picture) : '';
    button.append(text);
    button.onclick = act;
    return button;
  }

  offer(select, options, value) {
    const wanted = JSON.stringify(options);
    if (select.dataset.options !== wanted) {
      select.replaceChildren(...options.map(([option, label]) => new Option(label, option)));
      select.dataset.options = wanted;
    }
    select.value = value;
  }

  zones(zone) {
    if (!this.zone.options.length) {
      const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const group = (label, names) => {
        const options = document.createElement('optgroup');
        options.label = label;
        options.append(...names.map(name => new Option(name.replaceAll('_', ' '), name)));
        return options;
      };
      const others = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
      others.delete(own);
      this.zone.replaceChildren(group('Yours', [own]), group('Others', [...others]));
    }
    if (![...this.zone.options].some(option => option.value === zone)) this.zone.add(new Option(zone, zone));
    this.zone.value = zone;
  }

  tell(name, value) {
    this.dispatchEvent(new CustomEvent('choose', { detail: { name, value } }));
  }

  sheet(title) {
    const dialog = document.createElement('dialog');
    dialog.className = 'sheet';
    dialog.setAttribute('aria-label', title);
    const head = document.createElement('div');
    head.className = 'sheet-head';
    const words = document.createElement('h2');
    words.textContent = title;
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'button-quiet';
    close.textContent = 'Close';
    close.onclick = () => dialog.close();
    head.append(words, close);
    dialog.append(head);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.addEventListener('click', event => event.target === dialog && dialog.close());
    this.append(dialog);
    return dialog;
  }

  chooseDates() {
    this.period.value = this.state.period;
    const dialog = this.sheet('Choose dates');
    const form = document.createElement('form');
    form.method = 'dialog';
    form.innerHTML = `
      <label class="field">From<input type="datetime-local" name="from" required></label>
      <label class="field">To, not included<input type="datetime-local" name="to" required></label>
      <p class="quiet">Times of ${this.state.zone}. Counts are kept for 35 days.</p>
      <p class="problem" role="alert"></p>
      <button class="button-primary">Show</button>`;
    form.from.value = this.state.from;
    form.to.value = this.state.to;
    form.onsubmit = event => {
      if (form.from.value < form.to.value) {
        this.tell('between', `${form.from.value}/${form.to.value}`);
      } else {
        event.preventDefault();
        form.querySelector('.problem').textContent = '“To” must be after “From”.';
      }
    };
    dialog.append(form);
    dialog.showModal();
    form.from.focus();
  }

  export() {
    const dialog = this.sheet('Export as CSV');
    const progress = document.createElement('div');
    progress.className = 'export-progress';
    progress.setAttribute('role', 'status');
    const choice = (title, text, path) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'export-choice';
      const strong = document.createElement('strong');
      strong.textContent = title;
      const span = document.createElement('span');
      span.textContent = text;
      button.append(strong, span);
      button.onclick = () => this.fetchFile(path, progress, dialog);
      return button;
    };
    dialog.append(
      this.howExported(),
      choice('This view', 'The points of the chart with their states, and the time they are compared with.', '/export/clicks.csv'),
      choice('Raw counts', 'Every row of these counts: minute, campaign, ad, verdict, country, device and source.', '/export/counts.csv'),
      progress,
    );
    dialog.showModal();
  }

  // chosen once: whoever opens files in a spreadsheet does so the next time too
  howExported() {
    const how = document.createElement('div');
    how.className = 'export-how';
    const kept = this.exportChoices();
    const keep = () => localStorage.setItem(EXPORTS, JSON.stringify({ times: times.value, separator: separator.value }));
    const times = this.select('Times', keep);
    const separator = this.select('Between cells', keep);
    this.offer(times, TIME_STYLES, kept.times);
    this.offer(separator, SEPARATORS, kept.separator);
    how.append(times.parentElement, separator.parentElement);
    return how;
  }

  exportChoices() {
    const one = (choices, value) => choices.find(([choice]) => choice === value)?.[0] ?? choices[0][0];
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(EXPORTS)) ?? {};
    } catch {
      // what cannot be read is chosen anew
    }
    return { times: one(TIME_STYLES, kept.times), separator: one(SEPARATORS, kept.separator) };
  }

  // through the page and not past it, so that a long export can tell how far it is and be stopped
  async fetchFile(path, progress, dialog) {
    this.stopExport?.abort();
    const stop = new AbortController();
    this.stopExport = stop;
    dialog.addEventListener('close', () => stop.abort());
    const query = new URLSearchParams();
    for (const [name, values] of Object.entries(this.state.export)) values.forEach(value => query.append(name, value));
    for (const [name, value] of Object.entries(this.exportChoices())) query.append(name, value);
    const say = text => {
      progress.textContent = text;
    };
    say('Asking for the figures…');
    try {
      const answer = await fetch(`${path}?${query}`, { signal: stop.signal, redirect: 'error' });
      if (answer.status === 499) {
        say('You are signed out. Nothing was saved.');
        document.querySelector('live-line')?.ask();
        return;
      }
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        say(problem.detail ?? 'The figures cannot be exported at the moment. Try again in a minute.');
        return;
      }
      const parts = Number(answer.headers.get('Export-Parts') ?? 0);
      const chunks = [];
      let bytes = 0;
      let lines = 0;
      const bar = document.createElement('progress');
      const text = document.createElement('span');
      progress.replaceChildren(bar, text);
      const reader = answer.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        chunks.push(part.value);
        bytes += part.value.length;
        for (const byte of part.value) if (byte === 10) lines += 1;
        if (parts) {
          bar.max = parts;
          bar.value = Math.min(lines, parts);
        }
        text.textContent = `${new Intl.NumberFormat().format(lines)} lines, ${Math.ceil(bytes / 1024)} kB`;
      }
      const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition'))?.[1] ?? 'clicks.csv';
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(chunks, { type: 'text/csv;charset=utf-8' }));
      link.download = name;
      link.setAttribute('router-ignore', '');
      this.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      say(`${name}: ${new Intl.NumberFormat().format(Math.max(0, lines - 1))} rows.`);
    } catch (error) {
      if (error.name !== 'AbortError') say('The export broke off. Nothing was saved; try again.');
    }
  }

  help() {
    const dialog = this.sheet('Keyboard shortcuts');
    const list = document.createElement('dl');
    list.className = 'keys';
    const shortcuts = [...PERIODS.map(([, label, key]) => [key, label]), ['←', 'Earlier'], ['→', 'Later'], ['P', 'Pause or resume'], ['E', 'Export'], ['?', 'This list']];
    for (const [key, label] of shortcuts) {
      const term = document.createElement('dt');
      const cap = document.createElement('kbd');
      cap.textContent = key;
      term.append(cap);
      const meaning = document.createElement('dd');
      meaning.textContent = label;
      list.append(term, meaning);
    }
    const row = document.createElement('label');
    row.className = 'check';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = this.keysOn();
    box.onchange = () => (box.checked ? localStorage.removeItem(KEYS) : localStorage.setItem(KEYS, 'off'));
    row.append(box, 'Use these keys. Esc clears the filters either way.');
    dialog.append(list, row);
    dialog.showModal();
  }

  keysOn() {
    return localStorage.getItem(KEYS) !== 'off';
  }

  key(event) {
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable], dialog, vaadin-dialog, vaadin-dialog-overlay');
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') {
      if (this.state?.filtered) this.tell('clear', '');
      return;
    }
    if (!this.keysOn() || !this.state) return;
    const period = PERIODS.find(([, , key]) => key.toLowerCase() === event.key.toLowerCase());
    if (period) this.tell('period', period[0]);
    else if (event.key === 'ArrowLeft') this.tell('earlier', '');
    else if (event.key === 'ArrowRight' && this.state.later) this.tell('later', '');
    else if (event.key === 'p' && !this.pause.hidden) this.tell('pause', '');
    else if (event.key === 'e') this.export();
    else if (event.key === '?') this.help();
    else return;
    event.preventDefault();
  }
}

customElements.get('view-controls') || customElements.define('view-controls', ViewControls);

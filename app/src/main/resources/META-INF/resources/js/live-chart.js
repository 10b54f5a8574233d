// Clicks over time: bars that are stacked by how far they are settled, or one of the other figures. The server sends the
// points that changed, and which of them stand beside which of the time before: here nothing is paired. The same figures
// stand in a table, which anyone can show and screen readers always read.
import '/assets/echarts-6.0.0.js';

const echarts = globalThis.echarts;
const MINUTE = 60_000;
const STATES = [
  { key: 'reconciled', label: 'Reconciled: recounted and final', index: 1 },
  { key: 'closed', label: 'Closed: awaits its recount', index: 2 },
  { key: 'open', label: 'Open: still counting', index: 3 },
];
const WORDS = { RECONCILED: 'reconciled', CLOSED: 'closed, awaits its recount', OPEN: 'open, still counting', '': 'nothing happened' };
const COLUMNS = ['Clicks', 'Before', 'Repeats', 'Invalid', 'Reconciled', 'State'];
const FIGURES = {
  clicks: { label: 'Clicks', of: row => clicksOf(row) },
  change: { label: 'Clicks', of: row => clicksOf(row) },
  repeats: { label: 'Repeats', of: row => row[4] },
  invalid: { label: 'Invalid', of: row => row[5] },
  reconciled: { label: 'Reconciled', of: row => shareOf(row) },
};

const clicksOf = row => row[1] + row[2] + row[3];
const shareOf = row => (clicksOf(row) === 0 ? null : Math.floor((1000 * row[1]) / clicksOf(row)) / 10);
const whole = new Intl.NumberFormat();
const HALF_DAYS = new Intl.DateTimeFormat([], { hour: 'numeric' }).resolvedOptions().hour12;
const percent = value => (value === null ? '–' : `${whole.format(value)} %`);
const empty = start => [start, 0, 0, 0, 0, 0, ''];

class LiveChart extends HTMLElement {
  constructor() {
    super();
    this.points = new Map();
    this.starts = [];
    this.pairs = [];
    this.offsets = {};
    this.earlierOffsets = {};
    this.figure = 'clicks';
    this.granularity = 'MINUTE';
    this.outdated = false;
    this.updates = 0;
  }

  connectedCallback() {
    if (!this.canvas) this.build();
    this.resizing = new ResizeObserver(() => this.chart?.resize());
    this.resizing.observe(this.canvas);
    this.colouring = new MutationObserver(() => this.draw(true));
    this.colouring.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    this.system = matchMedia('(prefers-color-scheme: dark)');
    this.system.onchange = () => this.draw(true);
    this.chart = echarts.init(this.canvas, null, { renderer: 'canvas' });
    this.draw(true);
  }

  disconnectedCallback() {
    this.resizing.disconnect();
    this.colouring.disconnect();
    this.system.onchange = null;
    this.chart.dispose();
    this.chart = null;
  }

  // called by the server
  update({ fresh, zone, granularity, until, starts, offsets, points }) {
    const restyle = zone !== this.zone || granularity !== this.granularity || this.starts.length === 0;
    this.zone = zone;
    this.granularity = granularity;
    this.until = until;
    if (restyle) this.clocks();
    if (fresh) this.points.clear();
    const slides = starts.length > 0;
    if (slides) {
      this.starts = starts;
      this.offsets = offsets;
      const kept = new Set(starts);
      for (const start of this.points.keys()) if (!kept.has(start)) this.points.delete(start);
    }
    for (const cells of points) this.points.set(cells[0], cells);
    if (this.outdated) this.before([], {});
    this.updates += 1;
    this.setAttribute('aria-busy', 'false');
    this.draw(restyle, slides);
    this.tell();
  }

  // called by the server: every row, as the start of what is shown, if it has one, and the figures before, if it has any
  compare({ pairs, offsets }) {
    const same = JSON.stringify(pairs) === JSON.stringify(this.pairs);
    this.before(pairs, offsets);
    if (same) return;
    this.draw(false, true);
    this.tell();
  }

  before(pairs, offsets) {
    this.outdated = false;
    this.pairs = pairs;
    this.earlierOffsets = offsets;
    this.comparing = pairs.some(([, cells]) => cells && (clicksOf(cells) || cells[4] || cells[5]));
    this.legends();
  }

  // called by the server
  choose(figure) {
    if (figure === this.figure) return;
    this.figure = figure;
    this.legends();
    this.draw(true, true);
    this.tell();
  }

  // called by the server: what is shown is about to be replaced
  await() {
    this.setAttribute('aria-busy', 'true');
    this.outdated = true;
    if (this.starts.length === 0) this.nothing.textContent = 'Loading';
  }

  // called by the server: there are no figures; those that are there stay dimmed, since they are of something else
  say(text) {
    this.setAttribute('aria-busy', this.starts.length > 0);
    this.nothing.textContent = text;
  }

  // what stands beside one another; until the pairs of a new minute have come, those of the last one as far as they go
  rows() {
    const row = (start, before) => ({ start, before, cells: start === null ? null : (this.points.get(start) ?? empty(start)) });
    const begun = this.pairs.map(([start]) => start).filter(start => start !== null);
    if (begun.length === this.starts.length && begun.every((start, i) => start === this.starts[i])) return this.pairs.map(([start, before]) => row(start, before));
    const before = new Map(this.pairs);
    return this.starts.map(start => row(start, before.get(start) ?? null));
  }

  build() {
    this.head = document.createElement('div');
    this.head.className = 'chart-head';
    this.heading = document.createElement('h2');
    this.legend = document.createElement('ul');
    this.legend.className = 'chart-legend';
    this.legend.setAttribute('aria-label', 'Legend');
    this.toggle = document.createElement('button');
    this.toggle.type = 'button';
    this.toggle.className = 'button-quiet';
    this.toggle.setAttribute('aria-pressed', 'false');
    this.toggle.textContent = 'Show as table';
    this.toggle.onclick = () => this.switchTable();
    this.head.append(this.heading, this.legend, this.toggle);
    this.canvas = document.createElement('div');
    this.canvas.className = 'chart-canvas';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.nothing = document.createElement('p');
    this.nothing.className = 'chart-nothing';
    this.nothing.textContent = 'Loading';
    this.table = document.createElement('table');
    this.table.className = 'figures-table';
    this.table.innerHTML = `<caption></caption><thead><tr><th scope="col">Time</th>${COLUMNS.map(c => `<th scope="col">${c}</th>`).join('')}</tr></thead><tbody></tbody>`;
    this.figures = document.createElement('div');
    this.figures.className = 'chart-table visually-hidden';
    this.figures.append(this.table);
    this.append(this.head, this.canvas, this.nothing, this.figures);
    this.clocks();
    this.legends();
    this.title();
  }

  title() {
    const title = `${FIGURES[this.figure].label} by the ${this.noun}`;
    if (this.heading.textContent === title) return;
    this.heading.textContent = title;
    this.table.caption.textContent = `Clicks by the ${this.noun}`;
  }

  switchTable() {
    const shown = this.toggle.getAttribute('aria-pressed') !== 'true';
    this.toggle.setAttribute('aria-pressed', shown);
    this.toggle.textContent = shown ? 'Show as chart' : 'Show as table';
    this.figures.classList.toggle('visually-hidden', !shown);
    this.figures.tabIndex = shown ? 0 : -1;
    this.canvas.hidden = shown;
    if (!shown) this.chart?.resize();
  }

  legends() {
    if (!this.legend) return;
    const items = this.figure === 'clicks' || this.figure === 'change' ? STATES.map(({ key, label }) => [key, label]) : [];
    if (this.figure === 'repeats' || this.figure === 'invalid') items.push(['settled', FIGURES[this.figure].label], ['open', 'Open: still counting']);
    if (this.figure === 'reconciled') items.push(['settled', 'Share of clicks that is final']);
    if (this.comparing && this.figure !== 'reconciled') items.push(['earlier', 'The time before']);
    this.legend.replaceChildren(...items.map(([key, label]) => {
      const item = document.createElement('li');
      item.className = `legend-${key}`;
      const [word, ...rest] = label.split(': ');
      item.append(word);
      if (rest.length) item.title = rest.join(': ');
      return item;
    }));
  }

  clocks() {
    const timeZone = this.zone;
    const time = { hour: HALF_DAYS ? 'numeric' : '2-digit', minute: '2-digit', timeZone };
    const day = { day: 'numeric', month: 'short', timeZone };
    const formats = {
      MINUTE: [time, { ...day, ...time }],
      HOUR: [time, { weekday: 'short', ...day, ...time }],
      DAY: [day, { weekday: 'short', ...day, year: 'numeric' }],
      MONTH: [{ month: 'short', year: 'numeric', timeZone }, { month: 'long', year: 'numeric', timeZone }],
      WHOLE: [day, day],
    }[this.granularity];
    this.axisTime = new Intl.DateTimeFormat([], formats[0]);
    this.fullTime = new Intl.DateTimeFormat([], formats[1]);
    this.axisDay = new Intl.DateTimeFormat([], day);
    this.dayOf = new Intl.DateTimeFormat('en-CA', { timeZone });
    this.noun = { MINUTE: 'minute', HOUR: 'hour', DAY: 'day', MONTH: 'month', WHOLE: 'time' }[this.granularity];
  }

  // the figures as text: attributes for the whole, a table row per point
  tell() {
    const rows = this.rows();
    const body = this.table.tBodies[0];
    this.title();
    while (body.rows.length > rows.length) body.deleteRow(-1);
    while (body.rows.length < rows.length) {
      const row = body.insertRow();
      const head = document.createElement('th');
      head.scope = 'row';
      row.append(head);
      COLUMNS.forEach(() => row.insertCell());
    }
    let total = 0;
    rows.forEach(({ start, cells, before }, i) => {
      const [, reconciled, closed, open, repeats, invalid, state] = cells ?? empty(0);
      const clicks = cells ? clicksOf(cells) : '';
      total += cells ? clicks : 0;
      const row = body.rows[i];
      const time = start === null ? '' : new Date(start).toISOString();
      const data = { start: time, minute: this.granularity === 'MINUTE' ? time : '', clicks, reconciled, closed, open, repeats, invalid, state, beforeStart: before ? new Date(before[0]).toISOString() : '', before: before ? clicksOf(before) : '' };
      for (const [name, value] of Object.entries(data)) if (row.dataset[name] !== String(value)) row.dataset[name] = value;
      const count = value => (cells ? whole.format(value) : '–');
      const texts = [this.rowName(start, before), count(clicks), this.comparing && before ? whole.format(clicksOf(before)) : '–', count(repeats), count(invalid), count(reconciled), cells ? WORDS[state] : '–'];
      texts.forEach((text, cell) => {
        if (row.cells[cell].textContent !== text) row.cells[cell].textContent = text;
      });
    });
    this.dataset.clicks = total;
    this.dataset.updates = this.updates;
    this.dataset.updatedAt = new Date().toISOString();
    const any = rows.some(({ cells }) => cells && FIGURES[this.figure].of(cells));
    this.nothing.textContent = rows.length && !any ? { clicks: 'No clicks in this time', change: 'No clicks in this time', repeats: 'No repeats in this time', invalid: 'No invalid clicks in this time', reconciled: 'Nothing in this time is reconciled yet' }[this.figure] : '';
  }

  draw(restyle, slides) {
    if (!this.chart) return;
    const rows = this.rows();
    const calm = slides || restyle || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const stacked = this.figure === 'clicks' || this.figure === 'change';
    const figure = FIGURES[this.figure].of;
    const drawn = of => rows.map(({ cells }) => (cells && of(cells)) || null);
    const share = this.figure === 'reconciled';
    const parts = stacked
      ? STATES.map(state => ({ id: state.key, data: drawn(cells => cells[state.index]) }))
      : [
          { id: 'settled', data: drawn(cells => (cells[6] !== 'OPEN' || share) && figure(cells)) },
          { id: 'open', data: drawn(cells => cells[6] === 'OPEN' && !share && figure(cells)) },
        ];
    const comparing = this.comparing && !share;
    const option = {
      animation: !calm,
      animationDuration: 0,
      animationDurationUpdate: 350,
      animationEasingUpdate: 'cubicOut',
      xAxis: { data: rows.map(({ start, before }) => (start === null ? `before ${before[0]}` : String(start))) },
      series: [...parts, { id: 'earlier', data: comparing ? rows.map(({ before }) => (before ? figure(before) : null)) : [] }],
    };
    const lone = i => (option.series.at(-1).data[i - 1] ?? option.series.at(-1).data[i + 1] ?? null) === null;
    // a line needs two points: one alone is drawn as wide as a bar
    Object.assign(option.series.at(-1), { showSymbol: true, showAllSymbol: true, symbol: 'rect', symbolSize: (_, { dataIndex }) => (lone(dataIndex) ? [Math.min(80, (0.9 * this.canvas.clientWidth) / rows.length), 2] : 0) });
    this.labels = this.labelled(rows);
    if (restyle) this.style_(option);
    this.chart.setOption(option, restyle ? { replaceMerge: ['series'] } : {});
  }

  style_(option) {
    const colour = this.colours();
    const label = { color: colour('--cl-quiet'), fontFamily: getComputedStyle(this).fontFamily, fontSize: 12 };
    const share = this.figure === 'reconciled';
    Object.assign(option, {
      grid: { left: 4, right: 8, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        confine: true,
        axisPointer: { type: 'shadow', shadowStyle: { color: colour('--cl-hover') } },
        className: 'chart-tooltip',
        backgroundColor: 'transparent',
        borderWidth: 0,
        padding: 0,
        shadowBlur: 0,
        extraCssText: 'box-shadow:none',
        transitionDuration: 0,
        formatter: points => this.tip(points[0].dataIndex),
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 4,
        max: share ? 100 : null,
        axisLabel: { ...label, formatter: value => (share ? `${value} %` : whole.format(value)) },
        splitLine: { lineStyle: { color: colour('--cl-line') } },
      },
    });
    Object.assign(option.xAxis, {
      type: 'category',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--cl-line-strong') } },
      axisLabel: { ...label, margin: 10, hideOverlap: true, interval: i => this.labels.has(i), formatter: (_, i) => this.labels.get(i) ?? '' },
    });
    const fills = {
      reconciled: { color: colour('--cl-reconciled') },
      settled: { color: colour('--cl-reconciled') },
      closed: {
        color: colour('--cl-closed'),
        decal: { symbol: 'rect', symbolSize: 1, color: colour('--cl-closed-line'), dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
      },
      open: { color: colour('--cl-open-fill'), borderColor: colour('--cl-open'), borderWidth: 1.5, borderType: [2, 2] },
    };
    option.series.forEach(series => {
      if (series.id === 'earlier') {
        Object.assign(series, {
          type: 'line',
          step: option.series[0].data.length > 80 ? false : 'middle',
          silent: true,
          z: 3,
          lineStyle: { color: colour('--cl-earlier'), width: 1.5, type: [5, 4], shadowColor: colour('--cl-surface'), shadowBlur: 2 },
          itemStyle: { color: colour('--cl-earlier') },
          emphasis: { disabled: true },
        });
        return;
      }
      Object.assign(series, { type: 'bar', stack: 'clicks', barCategoryGap: '22%', barMaxWidth: 44, itemStyle: fills[series.id], emphasis: { disabled: true } });
    });
  }

  // round times only, as many as there is room for; the first when none of them is round
  labelled(rows) {
    const room = Math.max(2, Math.floor(this.clientWidth / 72));
    const every = Math.ceil(rows.length / room);
    const unit = { MINUTE: 1, HOUR: 60 }[this.granularity];
    const step = unit ? ([1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].find(step => step % unit === 0 && step / unit >= every) ?? 1440) : 0;
    const round = ({ start }, i) => start !== null && (step ? this.minuteOfDay(start) % step === 0 : i % every === 0);
    const chosen = rows.map((row, i) => (round(row, i) ? i : -1)).filter(i => i >= 0);
    if (chosen.length === 0) chosen.push(...[rows.findIndex(({ start }) => start !== null)].filter(i => i >= 0));
    return new Map(chosen.map(i => [i, this.axisLabel(rows[i].start)]));
  }

  minuteOfDay(start) {
    const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: this.zone }).format(start).split(':');
    return Number(parts[0]) * 60 + Number(parts[1]);
  }

  axisLabel(start) {
    const daily = this.granularity === 'MINUTE' || this.granularity === 'HOUR';
    const newDay = daily && this.starts.length > 0 && this.dayOf.format(start) !== this.dayOf.format(start - MINUTE) && start !== this.starts[0];
    return newDay ? this.axisDay.format(start) : this.axisName(start);
  }

  // an hour that comes twice is told apart by its offset
  fullName(start, offsets = this.offsets) {
    return [this.fullTime.format(start), offsets[start]].filter(Boolean).join(' ');
  }

  axisName(start) {
    return [this.axisTime.format(start), this.offsets[start]].filter(Boolean).join(' ');
  }

  rowName(start, before) {
    return start === null ? `Only before: ${this.fullName(before[0], this.earlierOffsets)}` : this.fullName(start);
  }

  tip(index) {
    const row = this.rows()[index];
    if (!row) return '';
    const { start, cells, before } = row;
    const tip = document.createElement('div');
    const line = (name, text) => {
      const p = document.createElement('p');
      p.className = name;
      p.textContent = text;
      tip.append(p);
    };
    tip.className = 'tip';
    if (cells) {
      const [, , , , repeats, invalid, state] = cells;
      const end = this.starts[this.starts.indexOf(start) + 1] ?? this.until;
      const through = this.granularity === 'MINUTE' || this.granularity === 'HOUR' ? `${this.fullName(start)} – ${this.axisName(end)}` : this.fullName(start);
      line('tip-time', through);
      line('tip-clicks', this.figure === 'reconciled' ? percent(shareOf(cells)) : `${whole.format(FIGURES[this.figure].of(cells))} ${FIGURES[this.figure].label.toLowerCase()}`);
      line('tip-state', WORDS[state]);
      if (before && this.comparing) line('tip-more', `${whole.format(FIGURES[this.figure].of(before) ?? 0)} ${this.fullName(before[0], this.earlierOffsets)}`);
      if ((repeats || invalid) && this.figure === 'clicks') line('tip-more', `${whole.format(repeats)} repeats, ${whole.format(invalid)} invalid`);
    } else {
      line('tip-time', this.rowName(start, before));
      line('tip-clicks', `${whole.format(FIGURES[this.figure].of(before) ?? 0)} ${FIGURES[this.figure].label.toLowerCase()}`);
    }
    return tip;
  }

  // ECharts wants plain colours, while custom properties may say light-dark(…)
  colours() {
    const probe = document.createElement('span');
    this.append(probe);
    return name => {
      probe.style.color = `var(${name})`;
      const plain = getComputedStyle(probe).color;
      queueMicrotask(() => probe.remove());
      return plain;
    };
  }
}

customElements.get('live-chart') || customElements.define('live-chart', LiveChart);

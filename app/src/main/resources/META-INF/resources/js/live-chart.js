// Clicks by the minute, as bars that are stacked by how far they are settled. The server sends minutes that changed.
// The same figures stand in a table for screen readers and tests.
import '/assets/echarts-6.0.0.js';

const echarts = globalThis.echarts;
const MINUTE = 60_000;
const STATES = [
  { key: 'reconciled', label: 'Reconciled', index: 1 },
  { key: 'closed', label: 'Closed', index: 2 },
  { key: 'open', label: 'Open, still counting', index: 3 },
];
const WORDS = { RECONCILED: 'reconciled', CLOSED: 'closed, awaits its recount', OPEN: 'open, still counting', '': 'no clicks' };
const COLUMNS = ['Minute', 'Clicks', 'Repeats', 'Invalid', 'State'];

const clock = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const whole = new Intl.NumberFormat();

class LiveChart extends HTMLElement {
  constructor() {
    super();
    this.minutes = new Map();
    this.from = 0;
    this.until = 0;
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
  update({ from, until, minutes }) {
    const slides = this.from !== 0 && this.from !== from;
    this.from = from;
    this.until = until;
    for (const cells of minutes) this.minutes.set(cells[0], cells);
    for (const minute of this.minutes.keys()) if (minute < from || minute >= until) this.minutes.delete(minute);
    this.updates += 1;
    this.draw(false, slides);
    this.tell();
  }

  // called by the server
  clear() {
    this.minutes.clear();
    this.from = this.until = 0;
    this.draw(false, true);
    this.tell();
  }

  // called by the server
  say(text) {
    this.nothing.textContent = text;
  }

  rows() {
    const rows = [];
    for (let minute = this.from; minute < this.until; minute += MINUTE) {
      rows.push(this.minutes.get(minute) ?? [minute, 0, 0, 0, 0, 0, '']);
    }
    return rows;
  }

  build() {
    this.legend = document.createElement('ul');
    this.legend.className = 'chart-legend';
    this.legend.setAttribute('aria-label', 'Legend');
    for (const state of STATES) {
      const item = document.createElement('li');
      item.className = `legend-${state.key}`;
      item.textContent = state.label;
      this.legend.append(item);
    }
    this.canvas = document.createElement('div');
    this.canvas.className = 'chart-canvas';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.nothing = document.createElement('p');
    this.nothing.className = 'chart-nothing';
    this.table = document.createElement('table');
    this.table.innerHTML = `<caption>Clicks by the minute</caption><thead><tr>${COLUMNS.map(c => `<th scope="col">${c}</th>`).join('')}</tr></thead><tbody></tbody>`;
    const figures = document.createElement('div');
    figures.className = 'visually-hidden';
    figures.append(this.table);
    this.append(this.legend, this.canvas, this.nothing, figures);
  }

  // the figures as text: attributes for the whole, a table row per minute
  tell() {
    const rows = this.rows();
    const body = this.table.tBodies[0];
    while (body.rows.length > rows.length) body.deleteRow(-1);
    while (body.rows.length < rows.length) {
      const row = body.insertRow();
      COLUMNS.forEach(() => row.insertCell());
    }
    let total = 0;
    rows.forEach(([minute, reconciled, closed, open, repeats, invalid, state], i) => {
      const clicks = reconciled + closed + open;
      total += clicks;
      const row = body.rows[i];
      const data = { minute: new Date(minute).toISOString(), clicks, reconciled, closed, open, repeats, invalid, state };
      for (const [name, value] of Object.entries(data)) if (row.dataset[name] !== String(value)) row.dataset[name] = value;
      [clock.format(minute), clicks, repeats, invalid, WORDS[state]].forEach((text, cell) => {
        if (row.cells[cell].textContent !== String(text)) row.cells[cell].textContent = text;
      });
    });
    this.dataset.clicks = total;
    this.dataset.updates = this.updates;
    this.dataset.updatedAt = new Date().toISOString();
    this.nothing.textContent = rows.length && total === 0 ? 'No clicks in the last hour. They show up here as they come in.' : '';
  }

  draw(restyle, slides) {
    if (!this.chart) return;
    const rows = this.rows();
    const calm = slides || restyle || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const option = {
      animation: !calm,
      animationDuration: 0,
      animationDurationUpdate: 350,
      animationEasingUpdate: 'cubicOut',
      xAxis: { data: rows.map(row => row[0]) },
      series: STATES.map(state => ({ id: state.key, data: rows.map(row => row[state.index] || null) })),
    };
    if (restyle) this.style_(option);
    this.chart.setOption(option);
  }

  style_(option) {
    const colour = this.colours();
    const label = { color: colour('--cl-quiet'), fontFamily: getComputedStyle(this).fontFamily, fontSize: 12 };
    Object.assign(option, {
      grid: { left: 8, right: 8, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
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
        formatter: points => this.tip(this.rows()[points[0].dataIndex]),
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 4,
        axisLabel: { ...label, formatter: value => whole.format(value) },
        splitLine: { lineStyle: { color: colour('--cl-line') } },
      },
    });
    Object.assign(option.xAxis, {
      type: 'category',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--cl-line-strong') } },
      axisLabel: {
        ...label,
        margin: 10,
        hideOverlap: true,
        interval: (_, minute) => (minute / MINUTE) % (this.clientWidth < 560 ? 15 : 10) === 0,
        formatter: minute => clock.format(Number(minute)),
      },
    });
    const fills = {
      reconciled: { color: colour('--cl-reconciled') },
      closed: { color: colour('--cl-closed') },
      open: { color: colour('--cl-open-fill'), borderColor: colour('--cl-open'), borderWidth: 1.5, borderType: [3, 2] },
    };
    option.series.forEach(series => {
      Object.assign(series, {
        type: 'bar',
        stack: 'clicks',
        barCategoryGap: '22%',
        barMaxWidth: 22,
        itemStyle: fills[series.id],
        emphasis: { disabled: true },
      });
    });
  }

  tip(row) {
    if (!row) return '';
    const [minute, reconciled, closed, open, repeats, invalid, state] = row;
    const tip = document.createElement('div');
    const line = (name, text) => {
      const p = document.createElement('p');
      p.className = name;
      p.textContent = text;
      tip.append(p);
    };
    tip.className = 'tip';
    line('tip-time', `${clock.format(minute)} to ${clock.format(minute + MINUTE)}`);
    line('tip-clicks', `${whole.format(reconciled + closed + open)} clicks`);
    line('tip-state', WORDS[state]);
    if (repeats || invalid) line('tip-more', `${whole.format(repeats)} repeats, ${whole.format(invalid)} invalid`);
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

// What the charts share: axes, tooltips, legends in the house's style; values in the unit that is shown.
import type { ChartColours } from '../../ui/Chart.tsx';
import type { Analytics, ChartName } from '../../../contract/insight/insight-shapes.ts';

/** What each chart is given. */
export interface ChartProps {
  readonly all: Analytics;
  readonly exportNumbers: (chart: ChartName) => Promise<void>;
}

const WAN = 1_000_000;

/** Fen as 万元 for drawing only: what is printed comes from exact texts. */
export function wanOf(raw: number | null): number | null {
  return raw === null ? null : raw / WAN;
}

/** The frame of a chart over months; `top` leaves room for the legend and the unit over the axis. */
export function createMonthFrame(colours: ChartColours, months: readonly string[], top = 56) {
  return {
    grid: { left: 8, right: 12, top, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemHeight: 10, itemWidth: 16, textStyle: { color: colours.ink } },
    xAxis: {
      type: 'category',
      data: months.map((month) => month.slice(2)),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { color: colours.soft, hideOverlap: true },
    },
  };
}

/** A value axis; `name` is its unit. */
export function createValueAxis(colours: ChartColours, name: string) {
  return {
    type: 'value',
    name,
    nameTextStyle: { color: colours.soft },
    nameGap: 8,
    axisLabel: { color: colours.soft },
    splitLine: { lineStyle: { color: colours.line } },
  };
}

/** One item of a tooltip as echarts hands it over. */
interface TipItem {
  readonly seriesName?: string;
  readonly marker?: string;
  readonly dataIndex: number;
  readonly seriesIndex: number;
}

function isTipItem(value: unknown): value is TipItem {
  return typeof value === 'object' && value !== null && 'dataIndex' in value && 'seriesIndex' in value;
}

/** A tooltip without a frame: `tipBox` has its own. */
const BARE_TIP = { backgroundColor: 'transparent', borderWidth: 0, padding: 0 } as const;

/** A tooltip of one item, by the lines of its place. */
export function formatItemTip(linesAt: (place: number) => readonly string[]) {
  return { ...BARE_TIP, formatter: (item: { readonly dataIndex: number }) => tipBox(linesAt(item.dataIndex)) };
}

/** A tooltip over all series of a month, with texts that are printed exactly. It is built as elements: names are never read as HTML. */
export function formatMonthTip(colours: ChartColours, months: readonly string[], valueText: (series: number, month: number) => string) {
  return {
    trigger: 'axis',
    ...BARE_TIP,
    extraCssText: 'box-shadow: none',
    formatter: (items: unknown) => tipOf(Array.isArray(items) ? items.filter(isTipItem) : [], months, valueText),
    axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.08, color: colours.soft } },
  };
}

function tipOf(items: readonly TipItem[], months: readonly string[], valueText: (series: number, month: number) => string): HTMLElement {
  const lines = items.map((item) => `${item.seriesName ?? ''}  ${valueText(item.seriesIndex, item.dataIndex)}`);
  return tipBox([months[items[0]?.dataIndex ?? 0] ?? '', ...lines]);
}

/** A small box of lines. */
function tipBox(lines: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'analytics-tip';
  for (const line of lines) {
    const row = document.createElement('div');
    row.textContent = line;
    box.append(row);
  }
  return box;
}

// Fetches what draws charts, once: with the first chart, or before that while nothing else goes on.
import type { init } from './echarts.ts';

/** What draws charts. */
export interface Charts {
  readonly init: typeof init;
}

const KEPT: { charts: Charts | null } = { charts: null };

/** What draws charts. */
export async function loadCharts(): Promise<Charts> {
  KEPT.charts ??= await import('./echarts.ts');
  return KEPT.charts;
}

/** What draws charts if it is there already: on paper nothing can be waited for. */
export function getLoadedCharts(): Charts | null {
  return KEPT.charts;
}

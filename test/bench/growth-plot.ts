// A log-log plot as SVG, and the slope of a line through its points.

/** A point: how large, and how long it took. */
export type Point = readonly [size: number, ms: number];

/** A named line. */
export interface Line {
  readonly name: string;
  readonly points: readonly Point[];
}

/** The slope of the line of least squares through the logarithms: 1 is linear, 0 no growth at all. */
export function slopeOf(points: readonly Point[]): number {
  const logs = points.map(([size, ms]) => [Math.log(size), Math.log(Math.max(ms, 0.01))] as const);
  const mean = (which: 0 | 1): number => logs.reduce((sum, one) => sum + one[which], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, one) => sum + (one[0] - x) * (one[1] - y), 0);
  return above / logs.reduce((sum, one) => sum + (one[0] - x) ** 2, 0);
}

const [WIDTH, HEIGHT] = [460, 340] as const;
const EDGE = { left: 56, right: 120, top: 34, bottom: 42 } as const;
const COLOURS = [
  '#1f77b4',
  '#d62728',
  '#2ca02c',
  '#9467bd',
  '#ff7f0e',
  '#17becf',
  '#8c564b',
  '#e377c2',
  '#7f7f7f',
  '#bcbd22',
  '#393b79',
  '#637939',
  '#843c39',
  '#7b4173',
  '#5254a3',
] as const;

function placed(value: number, [low, high]: readonly [number, number], length: number): number {
  return ((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))) * length;
}

/** One diagram, its upper left corner at `left`. */
function diagram(title: string, unit: string, lines: readonly Line[], left: number): string {
  const sizes = lines[0]?.points.map(([size]) => size) ?? [];
  const across = [Math.min(...sizes), Math.max(...sizes)] as const;
  const times = lines.flatMap(({ points }) => points.map(([, ms]) => ms));
  const up = [10 ** Math.floor(Math.log10(Math.min(...times))), 10 ** Math.ceil(Math.log10(Math.max(...times)))] as const;
  const [wide, high] = [WIDTH - EDGE.left - EDGE.right, HEIGHT - EDGE.top - EDGE.bottom];
  const x = (size: number): string => (left + EDGE.left + placed(size, across, wide)).toFixed(1);
  const y = (ms: number): string => (EDGE.top + high - placed(ms, up, high)).toFixed(1);
  const decades = Array.from({ length: Math.round(Math.log10(up[1] / up[0])) + 1 }, (_, nth) => up[0] * 10 ** nth);
  const grid = decades.map(
    (ms) =>
      `<line x1="${x(across[0])}" x2="${x(across[1])}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/><text x="${left + EDGE.left - 6}" y="${y(ms)}" text-anchor="end" dy="4">${ms}</text>`,
  );
  const marks = sizes.map((size) => `<text x="${x(size)}" y="${HEIGHT - EDGE.bottom + 18}" text-anchor="middle">${size}</text>`);
  const ends = lines
    .map(({ name, points }, nth) => ({ name, colour: COLOURS[nth % COLOURS.length] ?? '#000', at: Number(y(points.at(-1)?.[1] ?? 1)) }))
    .toSorted((one, other) => one.at - other.at);
  let last = 0;
  const names = ends.map(({ name, colour, at }) => {
    last = Math.max(at, last + 13);
    return `<text x="${left + WIDTH - EDGE.right + 6}" y="${last}" dy="4" fill="${colour}">${name}</text>`;
  });
  const drawn = lines.map(({ points }, nth) => {
    const colour = COLOURS[nth % COLOURS.length] ?? '#000';
    const dots = points.map(([size, ms]) => `<circle cx="${x(size)}" cy="${y(ms)}" r="3" fill="${colour}"/>`);
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(([size, ms]) => `${x(size)},${y(ms)}`).join(' ')}"/>${dots.join('')}`;
  });
  const heads = `<text x="${left + EDGE.left}" y="18" font-weight="bold">${title}</text><text x="${left + EDGE.left + wide / 2}" y="${HEIGHT - 6}" text-anchor="middle">${unit}</text>`;
  return [heads, ...grid, ...marks, ...drawn, ...names].join('\n');
}

/** Both diagrams side by side. */
export function plot(diagrams: readonly { readonly title: string; readonly unit: string; readonly lines: readonly Line[] }[]): string {
  const drawn = diagrams.map(({ title, unit, lines }, nth) => diagram(title, unit, lines, nth * WIDTH));
  const width = WIDTH * diagrams.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>\n${drawn.join('\n')}\n</svg>\n`;
}

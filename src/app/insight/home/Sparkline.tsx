// Thirteen months as a small line, said in words too.
import { withThousands } from '../../../domain/values/quantity.ts';
import type { KeyFigure } from '../../../contract/insight/insight-shapes.ts';
import { useWords } from '../../kit/i18n.ts';
import { homeWords } from './home-words.ts';

const WIDTH = 120;
const HEIGHT = 32;
const PAD = 3;

type Point = KeyFigure['months'][number];

/** Runs of neighbouring months that have a figure: a gap stays a gap. */
function runsOf(points: readonly Point[]): string[] {
  const raws = points.flatMap(({ raw }) => (raw === null ? [] : [raw]));
  const [low, high] = [Math.min(...raws), Math.max(...raws)];
  const x = (at: number): number => PAD + (at * (WIDTH - 2 * PAD)) / Math.max(1, points.length - 1);
  const y = (raw: number): number => (high === low ? HEIGHT / 2 : HEIGHT - PAD - ((raw - low) * (HEIGHT - 2 * PAD)) / (high - low));
  const runs: string[][] = [[]];
  points.forEach(({ raw }, at) => {
    if (raw === null) runs.push([]);
    else runs.at(-1)?.push(`${x(at).toFixed(1)},${y(raw).toFixed(1)}`);
  });
  return runs.filter((run) => run.length > 0).map((run) => run.join(' '));
}

function lastSpot(runs: readonly string[]): { readonly x: string; readonly y: string } | null {
  const [x = '', y = ''] = runs.at(-1)?.split(' ').at(-1)?.split(',') ?? [];
  return x === '' ? null : { x, y };
}

/** The line of a key figure. */
export function Sparkline({ label, points }: { readonly label: string; readonly points: readonly Point[] }) {
  const say = useWords(homeWords);
  const known = points.filter((one) => one.raw !== null);
  const byRaw = known.toSorted((a, b) => (a.raw ?? 0) - (b.raw ?? 0));
  const text = (one: Point | undefined): string => withThousands(one?.text ?? '');
  const words =
    known.length === 0
      ? say('sparklineNone', { label })
      : say('sparkline', {
          label,
          from: known[0]?.month ?? '',
          to: known.at(-1)?.month ?? '',
          low: text(byRaw[0]),
          high: text(byRaw.at(-1)),
          last: text(known.at(-1)),
        });
  const runs = runsOf(points);
  const spot = points.at(-1)?.raw === null ? null : lastSpot(runs);
  return (
    <svg className="home-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words} preserveAspectRatio="none">
      <title>{words}</title>
      {runs.map((run) => (
        <polyline key={run} points={run} vectorEffect="non-scaling-stroke" />
      ))}
      {spot === null ? null : <path className="home-spark-end" d={`M${spot.x} ${spot.y}h0.01`} vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}

// Thirteen months as a small line, said in words too.
import { withThousands } from '../../../domain/values/quantity.ts';
import { sayHome } from './home-messages.ts';
import { findLastSpot, HEIGHT, listRuns, WIDTH, type Point } from './sparkline.ts';

/** The line of a key figure. */
export function Sparkline({ label, points }: { readonly label: string; readonly points: readonly Point[] }) {
  const known = points.filter((one) => one.raw !== null);
  const byRaw = known.toSorted((a, b) => (a.raw ?? 0) - (b.raw ?? 0));
  const text = (one: Point | undefined): string => withThousands(one?.text ?? '');
  const words =
    known.length === 0
      ? sayHome('sparklineNone', { label })
      : sayHome('sparkline', {
          label,
          from: known[0]?.month ?? '',
          to: known.at(-1)?.month ?? '',
          low: text(byRaw[0]),
          high: text(byRaw.at(-1)),
          last: text(known.at(-1)),
        });
  const runs = listRuns(points);
  const spot = points.at(-1)?.raw === null ? null : findLastSpot(runs);
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

// The six key figures as cards; each opens where it comes from.
import { withThousands } from '../../../domain/values/quantity.ts';
import { Tooltip } from 'antd';
import { Link } from 'wouter';
import type { KeyFigure } from '../../../contract/insight/insight-shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { usePermissions } from '../../ui/permissions.tsx';
import { Show } from '../../ui/Notes.tsx';
import { Section, Tag } from '../../ui/Page.tsx';
import { NO_VALUE, formatInUnit, formatMonth, formatUnit } from '../../ui/values.tsx';
import { sayHome } from './home-messages.ts';
import { computeReached } from '../analytics/chart-tables.ts';
import { endAtLastData, formatExact, formatGrowth, hasNoData, formatLastYear, formatTarget, shortenAddress } from './home-texts.ts';

// Thirteen months of a key figure as a small line, and in words.

const WIDTH = 120;

const HEIGHT = 32;
const PAD = 3;

type Point = KeyFigure['months'][number];
/** Runs of neighbouring months that have a figure: a gap stays a gap. */
export function listRuns(points: readonly Point[]): string[] {
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

export function findLastSpot(runs: readonly string[]): { readonly x: string; readonly y: string } | null {
  const [x = '', y = ''] = runs.at(-1)?.split(' ').at(-1)?.split(',') ?? [];
  return x === '' ? null : { x, y };
}

/** The line of a key figure. */
function Sparkline({ label, points }: { readonly label: string; readonly points: readonly Point[] }) {
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

function Growth({ figure }: { readonly figure: KeyFigure }) {
  const growth = formatGrowth(figure);
  const lastYear = formatLastYear(figure);
  if (growth === null) return <span className="soft">{lastYear}</span>;
  return (
    <Tooltip title={lastYear}>
      <span className={growth.look}>
        {sayHome('yoy')} <span aria-hidden="true">{growth.mark}</span> {growth.percent}
      </span>
    </Tooltip>
  );
}

function Target({ figure }: { readonly figure: KeyFigure }) {
  const { target } = figure;
  if (target === null) return <div className="home-target soft">{sayHome('noTarget')}</div>;
  const reached = computeReached(target.progress);
  return (
    <div className="home-target">
      <div className="home-bar" aria-hidden="true">
        <div className="home-bar-full" style={{ width: `${reached}%` }} />
      </div>
      <span className="soft">{formatTarget(target, figure.address)}</span>
    </div>
  );
}

interface CardProps {
  readonly figure: KeyFigure;
  readonly month: string;
  /** The month is not whole yet. */
  readonly isUnfinished: boolean;
}

function Card({ figure, month, isUnfinished }: CardProps) {
  const label = sayHome(`key.${figure.key}`);
  const isEmpty = hasNoData(figure, isUnfinished);
  const value = isEmpty ? sayHome('noData') : formatInUnit(figure.value.text, figure.unit);
  return (
    <div className="home-card">
      <div className="home-card-label">
        <span>{label}</span>
        <span className="home-address">{shortenAddress(figure.address)}</span>
      </div>
      <Tooltip title={formatExact(figure)}>
        <Link
          className="home-value"
          href={`~/report/${month}/figure/${figure.address}`}
          aria-label={sayHome('openFigure', { label, value })}
        >
          {isEmpty ? NO_VALUE : withThousands(figure.value.text)}
          <span className="home-unit">{isEmpty ? value : figure.value.text === NO_VALUE ? '' : formatUnit(figure.unit)}</span>
        </Link>
      </Tooltip>
      <Growth figure={figure} />
      <Sparkline label={label} points={endAtLastData(figure.months, isUnfinished)} />
      <Target figure={figure} />
    </div>
  );
}

/** The key figures of a month. Not shown to those who may not see sales figures. */
export function KeyFigures({ month }: { readonly month: string }) {
  const isShown = usePermissions().call('insight.figures');
  const asked = useApiQuery('insight.figures', { month });
  if (!isShown) return null;
  return (
    <Section title={sayHome('figuresOf', { month: formatMonth(month) })} tone="plain">
      <div className="home-figures">
        <Show asked={asked}>
          {({ figures, isUnfinished }) => (
            <>
              {isUnfinished ? (
                <p className="soft">
                  <Tag tone="warn">{sayHome('unfinishedTag')}</Tag> {sayHome('unfinished')}
                </p>
              ) : null}
              <div className="home-cards">
                {figures.map((figure) => (
                  <Card key={figure.key} figure={figure} month={month} isUnfinished={isUnfinished} />
                ))}
              </div>
            </>
          )}
        </Show>
      </div>
    </Section>
  );
}

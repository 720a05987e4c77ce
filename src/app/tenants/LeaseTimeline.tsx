// A tenant's leases on a time line: today's line, days without a lease hatched, shared days marked, and both in words below.
import type { Day } from '../../domain/time/calendar.ts';
import { layTimeline, type Stretch, type Timeline, TIMELINE_WIDTH } from './lease-timeline.ts';
import type { NamedLease } from './tenant-leases.ts';
import { sayTenant } from './tenant-messages.ts';

const percent = (part: number): string => `${(part / TIMELINE_WIDTH) * 100}%`;
const placed = ({ left, width }: Stretch) => ({ left: percent(left), width: percent(width) });

function Marks({ line }: { readonly line: Timeline }) {
  return (
    <div className="lease-marks">
      {line.marks.map(({ month, left }) => (
        <span className="lease-mark" key={month} style={{ left: percent(left) }}>
          {month}
        </span>
      ))}
    </div>
  );
}

function Rows({ line, leases }: { readonly line: Timeline; readonly leases: readonly NamedLease[] }) {
  const byId = new Map(leases.map((lease) => [lease.id, lease]));
  const rows = Array.from({ length: line.rows }, (_, row) => line.bars.filter((bar) => bar.row === row));
  return rows.map((bars, row) => (
    // The rows have no names of their own: their place is what they are.
    <div className="lease-row" key={row}>
      {bars.map((bar) => {
        const lease = byId.get(bar.id);
        const text = lease === undefined ? '' : `${lease.contract} · ${sayTenant(`bar_${bar.state}`)} · ${lease.startsOn} – ${lease.to}`;
        return (
          <div className={`lease-bar lease-bar-${bar.state}`} key={bar.id} style={placed(bar)} title={text}>
            {text}
          </div>
        );
      })}
    </div>
  ));
}

/** The line. The list of leases beside it says the same in words. */
export function LeaseTimeline({ leases, today }: { readonly leases: readonly NamedLease[]; readonly today: Day }) {
  const line = layTimeline(leases, today);
  return (
    <div className="lease-timeline">
      <div className="tenants-scroll" role="group" aria-label={sayTenant('timeline', { from: line.from, to: line.to })} tabIndex={0}>
        <div className="lease-line">
          <Marks line={line} />
          <div className="lease-rows">
            {line.spans.map((span) => (
              <div className={`lease-span lease-span-${span.kind}`} key={`${span.kind}-${span.from}`} style={placed(span)} />
            ))}
            <Rows line={line} leases={leases} />
            <div className="lease-today" style={{ left: percent(line.today) }} title={today} />
          </div>
        </div>
      </div>
      <ul className="tenants-means">
        {line.spans.map((span) => (
          <li key={`${span.kind}-${span.from}`}>{sayTenant(span.kind, { from: span.from, to: span.to, days: span.days })}</li>
        ))}
        {line.spans.length === 0 ? null : <li className="soft">{sayTenant('timelineHelp')}</li>}
      </ul>
    </div>
  );
}

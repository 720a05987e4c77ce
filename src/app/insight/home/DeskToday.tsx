// Today's studios: who is in, who is late, who comes next, which options lapse.
import { Link } from 'wouter';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { useShortNames } from '../../ui/fields/choice-fields.tsx';
import { Section, Tag } from '../../ui/Page.tsx';
import { sayHome } from './home-messages.ts';

type Desk = Home['desk'];
type Line = Desk['now'][number];

/** Lines shown of each kind. */
const SHOWN = 4;

function clock(instant: string): string {
  return instant.slice(11);
}

function Lines({
  title,
  lines,
  tone,
  since = '',
  note,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly tone: 'good' | 'warn' | 'plain' | 'accent';
  /** What began before it is said with its date. */
  readonly since?: string;
  readonly note?: (line: Line) => string;
}) {
  const shortOf = useShortNames();
  if (lines.length === 0) return null;
  return (
    <div className="home-desk-part">
      <h3 className="home-subtitle">
        {title} <Tag tone={tone}>{lines.length}</Tag>
      </h3>
      <ul className="home-lines">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line.id}>
            <span className="home-time">
              {line.from < since ? `${line.from.slice(5, 10)} ` : ''}
              {clock(line.from)}–{clock(line.to)}
            </span>
            <span className="home-studio">{line.studio}</span>
            <Link className="home-clamp" href={`~/desk/${line.from.slice(0, 10)}/booking/${line.id}`} title={line.tenant}>
              {shortOf(line.tenantId, line.tenant)}
            </Link>
            {note === undefined ? null : <span className="soft">{note(line)}</span>}
          </li>
        ))}
      </ul>
      {lines.length > SHOWN ? (
        <Link className="home-more" href="~/desk">
          {sayHome('showAll', { count: lines.length })}
        </Link>
      ) : null}
    </div>
  );
}

/** The day at the desk. */
export function DeskToday({ desk }: { readonly desk: Desk }) {
  const holds = new Map(desk.options.map((one) => [one.id, one.holdsUntil]));
  const isQuiet = desk.total === 0 && desk.now.length === 0 && desk.options.length === 0;
  return (
    <Section
      title={sayHome('today')}
      actions={
        <>
          <Tag tone="plain">{sayHome('desk.total', { count: desk.total })}</Tag>
          <Tag tone="plain">{sayHome('desk.completed', { count: desk.completed })}</Tag>
          <Link href="~/desk">{sayHome('toDesk')}</Link>
        </>
      }
    >
      {isQuiet ? <p className="soft">{sayHome('deskNothing')}</p> : null}
      <Lines title={sayHome('desk.now')} lines={desk.now} tone="good" since={desk.from} />
      <Lines title={sayHome('desk.late')} lines={desk.late} tone="warn" />
      <Lines
        title={sayHome('desk.options')}
        lines={desk.options}
        tone="warn"
        note={(line) => sayHome('holdsUntil', { time: clock(holds.get(line.id) ?? '') })}
      />
      <Lines title={sayHome('desk.next')} lines={desk.next} tone="plain" />
    </Section>
  );
}

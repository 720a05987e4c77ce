// Home: what needs me today.
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { NeverArrived } from '../../ui/NeverArrived.tsx';
import { usePermissions, IfMay } from '../../ui/permissions.tsx';
import { Show } from '../../ui/Notes.tsx';
import { Page, Section, Tag, LEVEL_TONES } from '../../ui/Page.tsx';
import { useToday } from '../../ui/today.ts';
import { formatDay } from '../../ui/values.tsx';
import { Cases, Leases, Papers } from './ComingUp.tsx';
import { sayHome } from './home-messages.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { MonthBoard } from './MonthBoard.tsx';
import { Link } from 'wouter';
import { useShortNames } from '../../ui/fields/choice-fields.tsx';
import { formatBackup, formatDrill, isReportFirst } from './home-texts.ts';
import './home.css';
import { sayMark } from '../../ui/i18n.ts';

// A clock that is set back, the newest backup's age, and files kept for closed months.

type Backup = Home['backup'];

function BackupLine({ backup }: { readonly backup: Backup }) {
  const { mark, when } = formatBackup(backup);
  return (
    <li>
      <Tag tone={LEVEL_TONES[backup.level]}>{mark}</Tag>
      <span>
        {sayHome('backup')} {when}
      </span>
      <IfMay call="settings.backUp">
        <Link href="~/settings/backups">{sayHome('toBackups')}</Link>
      </IfMay>
    </li>
  );
}

/** Without a copy elsewhere a broken disk takes the backups along: said until the second folder has the newest. */
function SecondLine({ state }: { readonly state: 'away' | 'behind' }) {
  return (
    <li>
      <Tag tone="warn">{sayHome(`second.${state}`)}</Tag>
      <span>{sayHome(`second.${state}Help`)}</span>
      <IfMay call="settings.backUp">
        <Link href="~/settings/backups">{sayHome('toBackups')}</Link>
      </IfMay>
    </li>
  );
}

/** A backup that nobody ever tried to open is only hoped for: once a quarter one is to be tried. */
function DrillLine({ drill }: { readonly drill: NonNullable<Home['drill']> }) {
  const { tone, mark, when } = formatDrill(drill);
  return (
    <li>
      {mark === null ? null : <Tag tone={tone}>{mark}</Tag>}
      <span>
        {sayHome('drill')} {when}
      </span>
      {drill.isDue ? (
        <IfMay call="settings.drill">
          <Link href="~/settings/backups">{sayHome('toDrill')}</Link>
        </IfMay>
      ) : null}
    </li>
  );
}

function ParkedLine({ parked }: { readonly parked: NonNullable<Home['parked']> }) {
  const first = parked.months[0];
  return (
    <li>
      {first === undefined ? (
        <span className="soft">{sayHome('parkedNone')}</span>
      ) : (
        <>
          <Tag tone="warn">{parked.count}</Tag>
          <span>{sayHome('parked', { count: parked.count, months: parked.months.join(sayMark('、')) })}</span>
          <IfMay call="parked.list">
            <Link href={`~/report/${first}`}>{sayHome('toParked')}</Link>
          </IfMay>
        </>
      )}
    </li>
  );
}

function ClockLine({ minutes }: { readonly minutes: number }) {
  return (
    <li>
      <Tag tone="warn">{sayHome('clockBehind')}</Tag>
      <span>{sayHome('clockBehindBy', { minutes })}</span>
    </li>
  );
}

/** Deadlines move off holidays only where these are known. */
function HolidaysLine({ year }: { readonly year: number }) {
  return (
    <IfMay call="settings.replaceHolidays">
      <li>
        <Tag tone="warn">{sayHome('holidays')}</Tag>
        <span>{sayHome('holidaysLacking', { year })}</span>
        <Link href="~/settings/calendar">{sayHome('toHolidays')}</Link>
      </li>
    </IfMay>
  );
}

/** What keeps the base safe. */
function Safety({
  backup,
  secondFolder,
  drill,
  minutesBehind,
  yearWithoutHolidays,
  parked,
}: Pick<Home, 'backup' | 'secondFolder' | 'drill' | 'minutesBehind' | 'yearWithoutHolidays' | 'parked'>) {
  return (
    <Section title={sayHome('safety')}>
      <ul className="home-lines home-lines-wrap">
        {minutesBehind === null ? null : <ClockLine minutes={minutesBehind} />}
        {yearWithoutHolidays === null ? null : <HolidaysLine year={yearWithoutHolidays} />}
        <BackupLine backup={backup} />
        {secondFolder === null || secondFolder === 'ok' ? null : <SecondLine state={secondFolder} />}
        {drill === null ? null : <DrillLine drill={drill} />}
        {parked === undefined ? null : <ParkedLine parked={parked} />}
      </ul>
    </Section>
  );
}

// Today's studios: who is in, who is late, who comes next, which options lapse.

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
function DeskToday({ desk }: { readonly desk: Desk }) {
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

// The first steps of a new base: name it, drop the ledgers, see the report.

type Steps = NonNullable<Home['firstRun']>;
type Step = Steps[number];

const PLACES: Readonly<Record<Step['step'], string>> = { base: '~/settings/base', ledgers: '~/sales/import', report: '~/report' };
const TONES: Readonly<Record<Step['state'], 'good' | 'accent' | 'plain'>> = { done: 'good', next: 'accent', later: 'plain' };

/** The steps with what is done and what comes next. */
function FirstRun({ steps }: { readonly steps: Steps }) {
  return (
    <Section title={sayHome('firstRun')}>
      <p className="soft">{sayHome('firstRunHelp')}</p>
      <ol className="home-steps">
        {steps.map(({ step, state }) => (
          <li key={step} className={`home-step home-step-${state}`} {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}>
            <div className="home-step-head">
              <Link href={PLACES[step]}>{sayHome(`step.${step}`)}</Link>
              <Tag tone={TONES[state]}>
                {state === 'done' ? '✓ ' : ''}
                {sayHome(`stepState.${state}`)}
              </Tag>
            </div>
            <p className="soft">{sayHome(`step.${step}Help`)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Content({ home, today }: { readonly home: Home; readonly today: Day }) {
  const may = usePermissions();
  const isNew = home.firstRun?.some((one) => one.step !== 'report' && one.state !== 'done') === true;
  const report = (
    <>
      {(isNew && home.strip === null) || home.strip === undefined ? null : <MonthBoard strip={home.strip} />}
      {home.strip === null || home.strip === undefined ? null : <KeyFigures month={home.strip.month} />}
    </>
  );
  return (
    <>
      {home.firstRun === null || !may.call('settings.choose') ? null : <FirstRun steps={home.firstRun} />}
      {isReportFirst(today) ? report : null}
      {isNew && home.strip === null ? (
        <Safety {...home} />
      ) : (
        <div className="home-columns">
          <div className="home-column">
            <NeverArrived />
            <DeskToday desk={home.desk} />
            {home.papers === undefined ? null : <Papers papers={home.papers} />}
          </div>
          <div className="home-column">
            <Leases leases={home.leases} />
            {home.cases === undefined ? null : <Cases cases={home.cases} />}
            <Safety {...home} />
          </div>
        </div>
      )}
      {isReportFirst(today) ? null : report}
    </>
  );
}

export function HomeScreen() {
  const today = useToday();
  const asked = useApiQuery('insight.home', { day: null }, { turn: today });
  return (
    <Page title={sayHome('title')} lead={formatDay(today)}>
      <Show asked={asked}>{(home) => <Content home={home} today={today} />}</Show>
    </Page>
  );
}

// A clock that is set back, the newest backup's age, and files kept for closed months.
import { Link } from 'wouter';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { IfMay } from '../../ui/permissions.tsx';
import { LEVEL_TONES, Section, Tag } from '../../ui/Page.tsx';
import { sayHome } from './home-messages.ts';
import { formatBackup, formatDrill } from './home-texts.ts';

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
          <span>{sayHome('parked', { count: parked.count, months: parked.months.join('、') })}</span>
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
export function Safety({
  backup,
  drill,
  minutesBehind,
  yearWithoutHolidays,
  parked,
}: Pick<Home, 'backup' | 'drill' | 'minutesBehind' | 'yearWithoutHolidays' | 'parked'>) {
  return (
    <Section title={sayHome('safety')}>
      <ul className="home-lines home-lines-wrap">
        {minutesBehind === null ? null : <ClockLine minutes={minutesBehind} />}
        {yearWithoutHolidays === null ? null : <HolidaysLine year={yearWithoutHolidays} />}
        <BackupLine backup={backup} />
        {drill === null ? null : <DrillLine drill={drill} />}
        {parked === undefined ? null : <ParkedLine parked={parked} />}
      </ul>
    </Section>
  );
}

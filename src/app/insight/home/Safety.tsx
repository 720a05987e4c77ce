// A clock that is set back, the newest backup's age, and files kept for closed months.
import { Link } from 'wouter';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { useMessages } from '../../ui/i18n.ts';
import { IfMay } from '../../ui/permissions.tsx';
import { LEVEL_TONES, Section, Tag } from '../../ui/Page.tsx';
import { homeWords } from './home-messages.ts';
import { formatBackup, formatDrill } from './home-texts.ts';

type Backup = Home['backup'];

function BackupLine({ backup }: { readonly backup: Backup }) {
  const say = useMessages(homeWords);
  const { mark, when } = formatBackup(say, backup);
  return (
    <li>
      <Tag tone={LEVEL_TONES[backup.level]}>{mark}</Tag>
      <span>
        {say('backup')} {when}
      </span>
      <IfMay call="settings.backUp">
        <Link href="~/settings/backups">{say('toBackups')}</Link>
      </IfMay>
    </li>
  );
}

/** A backup that nobody ever tried to open is only hoped for: once a quarter one is to be tried. */
function DrillLine({ drill }: { readonly drill: NonNullable<Home['drill']> }) {
  const say = useMessages(homeWords);
  const { tone, mark, when } = formatDrill(say, drill);
  return (
    <li>
      {mark === null ? null : <Tag tone={tone}>{mark}</Tag>}
      <span>
        {say('drill')} {when}
      </span>
      {drill.isDue ? (
        <IfMay call="settings.drill">
          <Link href="~/settings/backups">{say('toDrill')}</Link>
        </IfMay>
      ) : null}
    </li>
  );
}

function ParkedLine({ parked }: { readonly parked: NonNullable<Home['parked']> }) {
  const say = useMessages(homeWords);
  const first = parked.months[0];
  return (
    <li>
      {first === undefined ? (
        <span className="soft">{say('parkedNone')}</span>
      ) : (
        <>
          <Tag tone="warn">{parked.count}</Tag>
          <span>{say('parked', { count: parked.count, months: parked.months.join('、') })}</span>
          <IfMay call="parked.list">
            <Link href={`~/report/${first}`}>{say('toParked')}</Link>
          </IfMay>
        </>
      )}
    </li>
  );
}

function ClockLine({ minutes }: { readonly minutes: number }) {
  const say = useMessages(homeWords);
  return (
    <li>
      <Tag tone="warn">{say('clockBehind')}</Tag>
      <span>{say('clockBehindBy', { minutes })}</span>
    </li>
  );
}

/** What keeps the base safe. */
export function Safety({ backup, drill, minutesBehind, parked }: Pick<Home, 'backup' | 'drill' | 'minutesBehind' | 'parked'>) {
  const say = useMessages(homeWords);
  return (
    <Section title={say('safety')}>
      <ul className="home-lines home-lines-wrap">
        {minutesBehind === null ? null : <ClockLine minutes={minutesBehind} />}
        <BackupLine backup={backup} />
        {drill === null ? null : <DrillLine drill={drill} />}
        {parked === undefined ? null : <ParkedLine parked={parked} />}
      </ul>
    </Section>
  );
}

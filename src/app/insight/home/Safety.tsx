// The newest backup's age, and files kept for closed months.
import { Link } from 'wouter';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { useWords } from '../../kit/i18n.ts';
import { IfMay } from '../../kit/may.tsx';
import { LEVEL_TONES, Section, Tag } from '../../kit/Page.tsx';
import { homeWords } from './home-words.ts';

type Backup = Home['backup'];

function BackupLine({ backup }: { readonly backup: Backup }) {
  const say = useWords(homeWords);
  const time = (backup.at ?? '').replace('T', ' ');
  const when =
    backup.days === null
      ? say('backupNever')
      : backup.days === 0
        ? say('backupToday', { time: time.slice(11) })
        : say('backupDays', { days: backup.days, time });
  const words =
    backup.days === null ? 'backupNone' : backup.level === 'red' ? 'backupRed' : backup.level === 'amber' ? 'backupAmber' : 'backupOk';
  return (
    <li>
      <Tag tone={LEVEL_TONES[backup.level]}>{say(words)}</Tag>
      <span>
        {say('backup')} {when}
      </span>
      <IfMay call="settings.backUp">
        <Link href="~/settings/backups">{say('toBackups')}</Link>
      </IfMay>
    </li>
  );
}

function ParkedLine({ parked }: { readonly parked: NonNullable<Home['parked']> }) {
  const say = useWords(homeWords);
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

/** What keeps the base safe. */
export function Safety({ backup, parked }: Pick<Home, 'backup' | 'parked'>) {
  const say = useWords(homeWords);
  return (
    <Section title={say('safety')}>
      <ul className="home-lines home-lines-wrap">
        <BackupLine backup={backup} />
        {parked === undefined ? null : <ParkedLine parked={parked} />}
      </ul>
    </Section>
  );
}

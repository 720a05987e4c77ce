// The backup files: when, why, where, how large, whether still sound; verified and restored from here.
// The restore drill: when the last one was, and one more with the newest backup of the second folder.
import { Button } from 'antd';
import { useState } from 'react';
import type { BackupLine, BackupsView } from '../../contract/base/settings-shapes.ts';
import { useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import type { FieldProps } from '../ui/fields/Field.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { usePermissions, IfMay } from '../ui/permissions.tsx';
import { useNotices, useToldCommand } from '../ui/notices.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatCount, formatBytes } from '../ui/values.tsx';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { sayBackup } from './backup-messages.ts';

// What the list of backups says of a file's soundness: looked at just now, else as it was when it was made.

/** What looking at the files found, by file; null: no fingerprint stands beside it. */
type Found = ReadonlyMap<string, boolean | null>;

/** The words of what is known, with their tones. */
const SOUND_TONES = {
  sound_yes: 'good',
  sound_made: 'good',
  sound_no: 'danger',
  sound_unknown: 'plain',
  sound_none: 'plain',
} as const;

/** Names a file among all places. */
function keyOf({ place, name }: Pick<BackupLine, 'place' | 'name'>): string {
  return `${place}/${name}`;
}

/** What is known of a file. */
export function getFileKey(found: Found, row: BackupLine): keyof typeof SOUND_TONES {
  const sound = found.get(keyOf(row));
  if (!row.hasHash || sound === null) return 'sound_none';
  if (sound === undefined) return row.isVerified ? 'sound_made' : 'sound_unknown';
  return sound ? 'sound_yes' : 'sound_no';
}

interface ColumnGround {
  readonly found: Found;
  readonly onVerify: (row: BackupLine) => void;
  /** Null: restoring is not for who sits here. */
  readonly onRestore: ((row: BackupLine) => void) | null;
}

/** Builds the columns of the list. */
export function buildBackupColumns({ found, onVerify, onRestore }: ColumnGround): readonly Column<BackupLine>[] {
  return [
    { key: 'at', title: sayBackup('at'), width: 180, text: (row) => row.at.replace('T', ' ') },
    { key: 'purpose', title: sayBackup('purpose'), width: 160, text: (row) => sayBackup(`purpose_${row.purpose}`), filter: true },
    { key: 'place', title: sayBackup('place'), width: 120, text: (row) => sayBackup(`place_${row.place}`), filter: true },
    createFigureColumn(
      { key: 'size', title: sayBackup('size'), width: 100 },
      (row) => row.size,
      formatBytes,
      (size) => size,
    ),
    {
      key: 'sound',
      title: sayBackup('sound'),
      width: 120,
      text: (row) => sayBackup(getFileKey(found, row)),
      render: (row) => <Tag tone={SOUND_TONES[getFileKey(found, row)]}>{sayBackup(getFileKey(found, row))}</Tag>,
    },
    {
      key: 'menu',
      title: sayBackup(onRestore === null ? 'check' : 'restoreDo'),
      width: 230,
      text: () => '',
      render: (row) => (
        <span className="settings-cell">
          {row.hasHash ? (
            <Button size="small" aria-label={`${sayBackup('check')} ${row.name}`} onClick={() => onVerify(row)}>
              {sayBackup('check')}
            </Button>
          ) : null}
          {onRestore === null ? null : (
            <Button size="small" aria-label={`${sayBackup('restore')} ${row.name}`} onClick={() => onRestore(row)}>
              {sayBackup('restore')}
            </Button>
          )}
        </span>
      ),
    },
    { key: 'name', title: sayBackup('name'), width: 300, text: (row) => row.name },
  ];
}

function useVerify(files: readonly BackupLine[]) {
  const client = useClient();
  const notices = useNotices();
  const [found, setFound] = useState<Found>(new Map());
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const look = async (row: BackupLine): Promise<boolean> => {
    const answer = await client.settings.soundBackup({ place: row.place, name: row.name });
    if (answer.ok) setFound((now) => new Map([...now, [keyOf(row), answer.value.sound]]));
    else notices.failed(answer);
    return answer.ok;
  };
  const verify = async (rows: readonly BackupLine[]): Promise<void> => {
    try {
      for (const [done, row] of rows.entries()) {
        setProgress({ done, all: rows.length });
        if (!(await look(row))) return;
      }
    } finally {
      setProgress(null);
    }
  };
  return { found, progress, one: (row: BackupLine) => verify([row]), all: () => verify(files.filter((row) => row.hasHash)) };
}

interface RestoreProps {
  readonly line: BackupLine;
  readonly onClose: () => void;
}

function PassphraseField(field: Pick<FieldProps<string>, 'value' | 'onChange'>) {
  return <TextField label={sayBackup('passphrase')} placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX" {...field} />;
}

function RestoreDialog({ line, onClose }: RestoreProps) {
  const notices = useNotices();
  const { run } = useCommand('start.restore');
  const at = line.at.replace('T', ' ');
  const isEncrypted = line.name.endsWith('.dbx');
  const [passphrase, setPassphrase] = useState('');
  const restore = async (): Promise<Acted> => {
    const answer = await run({ from: { backup: { place: line.place, name: line.name } }, ...(isEncrypted ? { passphrase } : {}) });
    if (!answer.ok) return answer;
    const { kept, rows, staysEncrypted, isForeign } = answer.value;
    const remarks = [...(staysEncrypted ? [sayBackup('staysEncrypted')] : []), ...(isForeign ? [sayBackup('isForeign')] : [])];
    const words = `${sayBackup('restored', { at, rows: formatCount(rows), kept: kept ?? '' })}${remarks.join('')}`;
    notices.done(words, kept === null ? undefined : () => run({ from: { backup: { place: 'data', name: kept } } }));
    return answer;
  };
  return (
    <ActionDialog
      title={sayBackup('restoreTitle', { at })}
      ok={sayBackup('restoreDo')}
      isDanger
      isReady={!isEncrypted || passphrase.trim() !== ''}
      {...(isEncrypted ? { focus: 'field' } : {})}
      act={restore}
      onClose={onClose}
    >
      <p>{sayBackup('restoreHelp')}</p>
      <p className="settings-bytes soft">{line.name}</p>
      {isEncrypted ? <PassphraseField value={passphrase} onChange={setPassphrase} /> : null}
    </ActionDialog>
  );
}

export function BackupFiles({ files }: { readonly files: readonly BackupLine[] }) {
  const [wanted, setWanted] = useState<BackupLine | null>(null);
  const mayRestore = usePermissions().call('start.restore');
  const { found, progress, one, all } = useVerify(files);
  const columns = buildBackupColumns({ found, onVerify: (row) => void one(row), onRestore: mayRestore ? setWanted : null });
  return (
    <Section
      title={sayBackup('files')}
      actions={
        <Button loading={progress !== null} onClick={() => void all()}>
          {progress === null ? sayBackup('checkAll') : sayBackup('checking', { done: progress.done + 1, all: progress.all })}
        </Button>
      }
    >
      <p className="settings-help">{sayBackup('filesHelp')}</p>
      <DataTable name="backups" label={sayBackup('files')} rows={files} rowKey={keyOf} columns={columns} height={380} />
      {wanted === null ? null : <RestoreDialog line={wanted} onClose={() => setWanted(null)} />}
    </Section>
  );
}

function DrillDialog({ isEncrypted, onClose }: { readonly isEncrypted: boolean; readonly onClose: () => void }) {
  const { run } = useToldCommand('settings.drill', ({ file, rows }) => sayBackup('drillDone', { file, rows: formatCount(rows) }));
  const [passphrase, setPassphrase] = useState('');
  return (
    <ActionDialog
      title={sayBackup('drillTitle')}
      ok={sayBackup('drillDo')}
      isReady={!isEncrypted || passphrase.trim() !== ''}
      {...(isEncrypted ? { focus: 'field' } : {})}
      act={() => run(passphrase.trim() === '' ? {} : { passphrase })}
      onClose={onClose}
    >
      <p>{sayBackup('drillHelp')}</p>
      {isEncrypted ? <PassphraseField value={passphrase} onChange={setPassphrase} /> : null}
    </ActionDialog>
  );
}

/** When a restore was last tried out, and the button for another. */
export function DrillPart({ isEncrypted, drill }: { readonly isEncrypted: boolean; readonly drill: BackupsView['drill'] }) {
  const [isOpen, setOpen] = useState(false);
  const last =
    drill === null || drill.days === null
      ? sayBackup('drillNever')
      : sayBackup('drillLast', { time: (drill.at ?? '').replace('T', ' '), days: drill.days });
  return (
    <div className="line-3 settings-encryption">
      <span>{last}</span>
      <IfMay call="settings.drill">
        <Button size="small" onClick={() => setOpen(true)}>
          {sayBackup('drill')}
        </Button>
      </IfMay>
      {isOpen ? <DrillDialog isEncrypted={isEncrypted} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

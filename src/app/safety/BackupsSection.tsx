// Backups: how old the newest is, where they go, how many are kept, which there are, and a restore.
import { Button } from 'antd';
import { useState } from 'react';
import type { BackupsView } from '../../contract/base/settings-shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { formatBytes, formatCount } from '../ui/values.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { IfMay } from '../ui/permissions.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facts, LEVEL_TONES, Page, Section, Tag } from '../ui/Page.tsx';
import { BackupFiles, DrillPart } from './BackupFiles.tsx';
import { FolderButtons, useFolderWish } from './FolderWish.tsx';
import { NumberChoices } from '../ui/settings/SettingForm.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { YesNoField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useSaveFile } from '../ui/save-file.ts';
import { PlainDialog } from '../ui/dialog/PlainDialog.tsx';
import { sayBackup } from './backup-messages.ts';
import { RetentionPart } from './RetentionPart.tsx';
import { TrustSection } from './TrustSection.tsx';
import { sayRefusal } from '../ui/window-words.ts';

interface PassphraseDialogProps {
  readonly passphrase: string;
  /** What it opens. */
  readonly help: string;
  readonly onClose: () => void;
}

/** Goes by its button alone: what it shows comes only once. */
function PassphraseDialog({ passphrase, help, onClose }: PassphraseDialogProps) {
  return (
    <PlainDialog
      title={sayBackup('passphraseTitle')}
      isOnce
      onClose={onClose}
      buttons={(close) => (
        <Button type="primary" autoFocus onClick={() => close()}>
          {sayBackup('passphraseKept')}
        </Button>
      )}
    >
      <div className="stack-3">
        <p className="settings-passphrase">{passphrase}</p>
        <p>{help}</p>
      </div>
    </PlainDialog>
  );
}

// Hands the base over to somebody on another computer: to whom, why, sealed or not; the pack is saved by the host.

interface HandOverDialogProps {
  readonly onMade: (passphrase: string | null) => void;
  readonly onClose: () => void;
}

function HandOverDialog({ onMade, onClose }: HandOverDialogProps) {
  const save = useSaveFile();
  const { run } = useCommand('safety.handOver');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const [encrypt, setEncrypt] = useState(true);
  const act = async (): Promise<Acted> => {
    const outcome = await run({ to, why, encrypt });
    if (!outcome.ok) return outcome;
    await save(outcome.value);
    onMade(outcome.value.passphrase);
    return outcome;
  };
  return (
    <ActionDialog
      title={sayBackup('handOver')}
      ok={sayBackup('handOverDo')}
      focus="field"
      isReady={to.trim() !== ''}
      act={act}
      onClose={onClose}
    >
      <TextField label={sayBackup('handOverTo')} value={to} onChange={setTo} />
      <TextField label={sayBackup('handOverWhy')} value={why} onChange={setWhy} />
      <YesNoField label={sayBackup('handOverEncrypt')} value={encrypt} onChange={setEncrypt} />
    </ActionDialog>
  );
}

/** The section of the settings. */
function HandOverPart() {
  const [isAsking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  return (
    <Section title={sayBackup('handOver')} actions={<Button onClick={() => setAsking(true)}>{sayBackup('handOverAsk')}</Button>}>
      <p className="soft">{sayBackup('handOverHelp')}</p>
      {isAsking ? <HandOverDialog onMade={setPassphrase} onClose={() => setAsking(false)} /> : null}
      {isAsking || passphrase === null ? null : (
        <PassphraseDialog passphrase={passphrase} help={sayBackup('handOverSecret')} onClose={() => setPassphrase(null)} />
      )}
    </Section>
  );
}

function useBackUp() {
  const notices = useNotices();
  const { run, isBusy } = useCommand('settings.backUp');
  const backUp = async (): Promise<void> => {
    const outcome = await run({});
    if (!outcome.ok) {
      notices.failed(outcome);
      return;
    }
    const { file, rows, secondRefusal } = outcome.value;
    notices.done(sayBackup('made', { file: file.split(/[\\/]/).at(-1) ?? file, rows: formatCount(rows) }));
    if (secondRefusal !== null) {
      notices.done(sayUi('listed', { what: sayBackup('secondFailed'), list: sayRefusal(secondRefusal) }));
    }
  };
  return { backUp, isBusy };
}

function Newest({ view }: { readonly view: BackupsView }) {
  const {
    newest,
    age: { days, level },
  } = view;
  if (newest === null || days === null) return <Tag tone="danger">{sayBackup('never')}</Tag>;
  const tone = LEVEL_TONES[level];
  return (
    <span className="line-3">
      <Tag tone={tone}>{sayBackup(`state_${tone}`)}</Tag>
      <span>
        {newest.at.replace('T', ' ')} ({days === 0 ? sayBackup('today') : sayBackup('days', { days })})
      </span>
      {newest.isNoted ? null : <span className="soft">{sayBackup('unnoted')}</span>}
      {newest.isThere ? null : <Tag tone="warn">{sayBackup('gone')}</Tag>}
    </span>
  );
}

/** Encrypts the second folder's copies, or no longer; the passphrase is shown this once. */
function Encryption({ isEncrypted }: { readonly isEncrypted: boolean }) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('settings.encryptSecond');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const set = async (on: boolean): Promise<void> => {
    const outcome = await run({ on });
    if (!outcome.ok) notices.failed(outcome);
    else if (outcome.value.passphrase === null) notices.done(sayBackup('plainAgain'));
    else setPassphrase(outcome.value.passphrase);
  };
  return (
    <div className="line-3 settings-encryption">
      <Tag tone={isEncrypted ? 'good' : 'plain'}>{sayBackup(isEncrypted ? 'encrypted' : 'plain')}</Tag>
      <Button size="small" loading={isBusy} onClick={() => void set(true)}>
        {sayBackup(isEncrypted ? 'encryptAnew' : 'encrypt')}
      </Button>
      {isEncrypted ? (
        <Button size="small" loading={isBusy} onClick={() => void set(false)}>
          {sayBackup('encryptNot')}
        </Button>
      ) : null}
      {passphrase === null ? null : (
        <PassphraseDialog passphrase={passphrase} help={sayBackup('passphraseHelp')} onClose={() => setPassphrase(null)} />
      )}
    </div>
  );
}

function Second({ view }: { readonly view: BackupsView }) {
  const sayNow = (folder: string | null): string => (folder === null ? sayBackup('secondCleared') : sayBackup('secondSet', { folder }));
  const folder = useFolderWish({ purpose: 'backup', method: 'settings.secondFolder', sayNow });
  const { second } = view;
  return (
    <Section
      title={sayBackup('second')}
      actions={<FolderButtons wish={folder} pick={sayBackup('secondPick')} clear={second === null ? null : sayBackup('secondClear')} />}
    >
      <p className="settings-help">{sayBackup('secondHelp')}</p>
      <div className="line-3">
        <span className="settings-bytes">{second?.folder ?? sayBackup('secondNone')}</span>
        {second === null ? null : (
          <Tag tone={second.isThere ? 'good' : 'warn'}>{sayBackup(second.isThere ? 'secondThere' : 'secondGone')}</Tag>
        )}
      </div>
      {second === null ? null : <Encryption isEncrypted={second.isEncrypted} />}
      {second === null ? null : <DrillPart isEncrypted={second.isEncrypted} drill={view.drill} />}
    </Section>
  );
}

function Backups({ view }: { readonly view: BackupsView }) {
  const { backUp, isBusy } = useBackUp();
  return (
    <>
      <TrustSection />
      <Section>
        <Facts
          facts={[
            { label: sayBackup('newest'), value: <Newest view={view} /> },
            { label: sayBackup('folder'), value: view.folder },
            { label: sayBackup('free'), value: formatBytes(view.free) },
          ]}
        />
      </Section>
      {view.files.length === 0 ? (
        <Empty
          title={sayBackup('never')}
          help={sayBackup('neverHelp')}
          action={
            <Button loading={isBusy} onClick={() => void backUp()}>
              {sayBackup('now')}
            </Button>
          }
        />
      ) : (
        <BackupFiles files={view.files} />
      )}
      <IfMay call="settings.secondFolder">
        <Second view={view} />
      </IfMay>
      <IfMay call="settings.choose">
        <Section title={sayBackup('keep')}>
          <p className="settings-help">{sayBackup('keepHelp')}</p>
          <div className="fields">
            <NumberChoices section="backups" />
          </div>
        </Section>
      </IfMay>
      <IfMay call="safety.retention">
        <RetentionPart />
      </IfMay>
      <IfMay call="safety.handOver">
        <HandOverPart />
      </IfMay>
    </>
  );
}

/** 备份. */
export function BackupsSection() {
  const { backUp, isBusy } = useBackUp();
  const asked = useApiQuery('settings.backups', {}, { keep: true });
  return (
    <Page
      title={sayBackup('title')}
      actions={
        <Button type="primary" loading={isBusy} onClick={() => void backUp()}>
          {sayBackup('now')}
        </Button>
      }
    >
      <Show asked={asked}>{(view) => <Backups view={view} />}</Show>
    </Page>
  );
}

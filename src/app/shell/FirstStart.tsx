// The first start: name the base, or open, restore, take over, look at the demo, or join another computer.
import { Button } from 'antd';
import { type ChangeEvent, type SubmitEvent, useRef, useState } from 'react';
import type { Picked, StartState } from '../../contract/base/start-shapes.ts';
import { formatChoice } from '../../contract/records/fields-messages.ts';
import { BASE_KINDS } from '../../domain/base/catalogue.ts';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import { useCanPick } from '../ui/can-pick.ts';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { Logo } from '../ui/Logo.tsx';
import { RefusalNote } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { useToday } from '../ui/today.ts';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { JoinForm } from '../sharing/JoinForm.tsx';
import { sayJoining } from '../sharing/joining-messages.ts';
import { sayFirst } from './first-messages.ts';
import './frame.css';
import { trimOrNull } from '../ui/values.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';

// Restores a base from a backup: a file picked through the window, or handed over by the browser.

interface RestoreButtonProps {
  readonly canPick: boolean;
  readonly onOutcome: (outcome: Outcome<unknown>) => void;
}

type BackupSource = Parameters<ReturnType<typeof useClient>['start']['restore']>[0]['from'];

interface EncryptedDialogProps {
  readonly act: (passphrase: string) => Promise<Acted>;
  readonly onClose: () => void;
}

/** Asks for the passphrase of an encrypted backup, and stays with the refusal while it is a wrong one. */
function EncryptedDialog({ act, onClose }: EncryptedDialogProps) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <ActionDialog
      title={sayFirst('encrypted')}
      ok={sayFirst('restore')}
      focus="field"
      isReady={passphrase.trim() !== ''}
      act={() => act(passphrase)}
      onClose={onClose}
    >
      <TextField label={sayFirst('passphrase')} value={passphrase} onChange={setPassphrase} placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX" />
    </ActionDialog>
  );
}

function RestoreButton({ canPick, onOutcome }: RestoreButtonProps) {
  const client = useClient();
  const { run, isBusy } = useCommand('start.restore');
  const box = useRef<HTMLInputElement | null>(null);
  const [encrypted, setEncrypted] = useState<BackupSource | null>(null);
  const restore = async (from: BackupSource): Promise<void> => {
    const outcome = await run({ from });
    if (!outcome.ok && outcome.refusal?.code === 'PASSPHRASE_NEEDED') setEncrypted(from);
    else onOutcome(outcome);
  };
  const pick = async (): Promise<void> => {
    if (!canPick) {
      box.current?.click();
      return;
    }
    const picked = await client.start.pick({ purpose: 'restore' });
    if (picked.ok && picked.value !== null) await restore({ token: picked.value.token });
  };
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    await restore({ file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } });
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void pick()}>
        {sayFirst('restore')}
      </Button>
      <input
        ref={box}
        type="file"
        hidden
        accept=".db,.dbx,.zip"
        aria-label={sayFirst('restorePick')}
        onChange={(event) => void take(event)}
      />
      {encrypted === null ? null : (
        <EncryptedDialog act={(passphrase) => run({ from: encrypted, passphrase })} onClose={() => setEncrypted(null)} />
      )}
    </>
  );
}

interface FirstFields {
  readonly fullName: string;
  readonly uscc: string;
  readonly kind: string | null;
  readonly district: string;
  readonly address: string;
  readonly from: string | null;
  readonly you: string;
}

function useFirstForm(onFailed: (outcome: Outcome<unknown>) => void) {
  const today = useToday();
  const create = useCommand('start.create');
  const [fields, setFields] = useState<FirstFields>({
    fullName: '',
    uscc: '',
    kind: BASE_KINDS[0],
    district: '',
    address: '',
    from: `${today.slice(0, 4)}-01-01`,
    you: '',
  });
  const [isTried, setTried] = useState(false);
  const [folder, setFolder] = useState<Picked | null>(null);
  const kind = BASE_KINDS.find((one) => one === fields.kind);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const { fullName, uscc, district, address, from, you } = fields;
    if ([you, fullName, uscc].some((one) => one.trim() === '') || kind === undefined || from === null) return;
    const facts = { from, fullName, uscc, kind, district: trimOrNull(district), address: trimOrNull(address), you: you.trim() };
    const outcome = await create.run({ token: folder?.token ?? null, facts });
    if (!outcome.ok) onFailed(outcome);
  };
  const set = (change: Partial<FirstFields>): void => setFields((now) => ({ ...now, ...change }));
  return { fields, set, save, isTried, folder, setFolder, isBusy: create.isBusy };
}

function FolderLine({ shown, onPick }: { readonly shown: string; readonly onPick: (picked: Picked) => void }) {
  const client = useClient();
  const canPick = useCanPick();
  const pick = async (): Promise<void> => {
    const picked = await client.start.pick({ purpose: 'data' });
    if (picked.ok && picked.value !== null) onPick(picked.value);
  };
  return (
    <p>
      {sayFirst('folder')} <strong>{shown}</strong>{' '}
      {canPick ? (
        <Button size="small" onClick={() => void pick()}>
          {sayFirst('pickFolder')}
        </Button>
      ) : null}
    </p>
  );
}

function FirstForm({ shownFolder, onFailed }: { readonly shownFolder: string; readonly onFailed: (outcome: Outcome<unknown>) => void }) {
  const language = getLanguage();
  const { fields, set, save, isTried, folder, setFolder, isBusy } = useFirstForm(onFailed);
  const needed = (value: string | null): string | null => (isTried && (value ?? '').trim() === '' ? sayUi('fieldNeeded') : null);
  const kinds = BASE_KINDS.map((word) => ({ value: word, label: formatChoice(word, language) }));
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <div className="fields">
        <TextField
          label={sayFirst('name')}
          isNeeded
          value={fields.fullName}
          error={needed(fields.fullName)}
          onChange={(fullName) => set({ fullName })}
        />
        <TextField label={sayFirst('uscc')} isNeeded value={fields.uscc} error={needed(fields.uscc)} onChange={(uscc) => set({ uscc })} />
        <ChoiceField label={sayFirst('kind')} isNeeded value={fields.kind} options={kinds} onChange={(kind) => set({ kind })} />
        <DayField
          label={sayFirst('from')}
          help={sayFirst('fromHelp')}
          isNeeded
          value={fields.from}
          error={needed(fields.from)}
          onChange={(from) => set({ from })}
        />
        <TextField
          label={sayFirst('you')}
          help={sayFirst('youHelp')}
          isNeeded
          value={fields.you}
          error={needed(fields.you)}
          onChange={(you) => set({ you: you.slice(0, 40) })}
        />
        <TextField label={sayFirst('district')} value={fields.district} onChange={(district) => set({ district })} />
        <TextField label={sayFirst('address')} value={fields.address} onChange={(address) => set({ address })} />
      </div>
      <FolderLine shown={folder?.shown ?? shownFolder} onPick={setFolder} />
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {sayFirst('create')}
        </Button>
      </div>
    </form>
  );
}

interface OtherWaysProps {
  readonly onFailed: (outcome: Outcome<unknown>) => void;
  /** Null where a base is here that can't be opened: a guest has none. */
  readonly onJoin: (() => void) | null;
}

function OtherWays({ onFailed, onJoin }: OtherWaysProps) {
  const client = useClient();
  const canPick = useCanPick();
  const demo = useCommand('start.demo');
  const openFolder = useCommand('start.openFolder');
  const ask = async (outcome: Promise<Outcome<unknown>>): Promise<void> => {
    const answer = await outcome;
    if (!answer.ok) onFailed(answer);
  };
  const open = async (): Promise<void> => {
    const picked = await client.start.pick({ purpose: 'data' });
    if (picked.ok && picked.value !== null) await ask(openFolder.run({ token: picked.value.token }));
  };
  return (
    <Section>
      <div className="line-top">
        <Button loading={demo.isBusy} onClick={() => void ask(demo.run({}))}>
          {sayFirst('demo')}
        </Button>
        {canPick ? <Button onClick={() => void open()}>{sayFirst('openOther')}</Button> : null}
        <RestoreButton canPick={canPick} onOutcome={(outcome) => (outcome.ok ? undefined : onFailed(outcome))} />
        {onJoin === null ? null : <Button onClick={onJoin}>{sayFirst('join')}</Button>}
      </div>
      <p className="soft">{sayFirst('demoHelp')}</p>
      <p className="soft">{sayFirst('restoreHelp')}</p>
      {onJoin === null ? null : <p className="soft">{sayFirst('joinHelp')}</p>}
    </Section>
  );
}

/** Joining another computer, from what it will be to the code. */
function Join({ onBack }: { readonly onBack: () => void }) {
  return (
    <main className="first">
      <div className="first-sheet">
        <h1 className="page-title">{sayJoining('joinTitle')}</h1>
        <Section>
          <p>{sayJoining('joinWhat')}</p>
          <ol className="join-steps">
            <li>{sayJoining('joinStep1')}</li>
            <li>{sayJoining('joinStep2')}</li>
            <li>{sayJoining('joinStep3')}</li>
          </ol>
          <JoinForm at={null} onBack={onBack} />
        </Section>
      </div>
    </main>
  );
}

/** The first start, or what to do with a base that can't be opened. */
export function FirstStart({ state }: { readonly state: Exclude<StartState, { kind: 'open' }> }) {
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const [isJoining, setJoining] = useState(false);
  if (isJoining) return <Join onBack={() => setJoining(false)} />;
  return (
    <main className="first">
      <div className="first-sheet">
        <div className="first-head">
          <Logo size={48} />
          <div>
            <h1 className="page-title">{sayFirst('welcome')}</h1>
            <p className="soft">{sayFirst('lead')}</p>
          </div>
        </div>
        {state.kind === 'refused' ? (
          <>
            <h2 className="section-title">{sayFirst('refused')}</h2>
            <RefusalNote refusal={state.refusal} />
          </>
        ) : (
          <Section>
            <FirstForm shownFolder={state.defaultFolder} onFailed={setFailed} />
          </Section>
        )}
        <OutcomeNote outcome={failed} />
        <OtherWays onFailed={setFailed} onJoin={state.kind === 'none' ? () => setJoining(true) : null} />
      </div>
    </main>
  );
}

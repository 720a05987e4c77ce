// The form of the first start: what the base is, typed or filled from its ledger, which is imported with the others once the base is made.
import { Button } from 'antd';
import { type SubmitEvent, useRef, useState } from 'react';
import type { FactsInFile, Picked } from '../../contract/base/start.ts';
import { BASE_KINDS } from '../../domain/base/catalogue.ts';
import { readBytesOfFiles } from '../intake/dropped-files.ts';
import { sayImport } from '../intake/import-messages.ts';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { FileInput } from '../ui/files/FileInput.tsx';
import { usePickFolder } from '../ui/files/pick-folder.tsx';
import { hasWrongDigit } from '../ui/records/check-digit.ts';
import { useToday } from '../ui/today.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { trimOrNull } from '../ui/values.tsx';
import { DropsTo, useGivenFiles } from './drop-anywhere.tsx';
import { sayFirst } from './first-messages.ts';
import { sayChoice } from '../ui/window-words.ts';

interface FirstFields {
  readonly fullName: string;
  readonly uscc: string;
  readonly kind: string | null;
  readonly district: string;
  readonly address: string;
  readonly from: string | null;
  readonly you: string;
}

// Ledgers that are let go before there is a base: the sheet 基地 among them fills the form, and all are imported once the base is made.

/** A ledger of the base is small: larger files are not looked into. */
const LEDGER_BYTES = 1_000_000;

interface Ledgers {
  readonly files: readonly File[];
  /** The file that filled the form. */
  readonly filledFrom: string | null;
  readonly isReading: boolean;
  readonly take: (files: readonly File[]) => void;
}

function useLedgers(onFacts: (facts: FactsInFile) => void): Ledgers {
  const client = useClient();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [filledFrom, setFilledFrom] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const read = async (given: readonly File[]): Promise<void> => {
    const small = given.filter(({ name, size }) => /\.xlsx?$/i.test(name) && size <= LEDGER_BYTES);
    setReading(true);
    for (const file of await readBytesOfFiles(small)) {
      const answer = await client.start.readFacts({ file });
      if (!answer.ok || answer.value === null) continue;
      setFilledFrom(file.name);
      onFacts(answer.value);
      break;
    }
    setReading(false);
  };
  const take = (given: readonly File[]): void => {
    setFiles((now) => [...now, ...given]);
    void read(given);
  };
  return { files, filledFrom, isReading, take };
}

function LedgersFirst({ ledgers: { files, filledFrom, isReading, take } }: { readonly ledgers: Ledgers }) {
  const box = useRef<HTMLInputElement | null>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const counts = { count: files.length, file: filledFrom ?? '' };
  const said = isReading ? 'ledgersReading' : filledFrom === null ? 'ledgersWithout' : 'ledgersFilled';
  return (
    <DropsTo onFiles={take}>
      <div className="first-files">
        <div>
          <strong>{sayFirst('ledgers')}</strong>
          <p className="soft" role="status">
            {files.length === 0 ? sayFirst('ledgersHelp') : sayFirst(said, counts)}
          </p>
        </div>
        <Button onClick={() => box.current?.click()}>{sayImport('pickFiles')}</Button>
        <Button onClick={() => folder.current?.click()}>{sayImport('pickFolder')}</Button>
        <FileInput box={box} label={sayImport('pickFiles')} isMany onFiles={take} />
        <FileInput box={folder} label={sayImport('pickFolder')} isMany isFolder onFiles={take} />
      </div>
    </DropsTo>
  );
}

/** What the form has, with what a file says wherever nobody has typed. */
function fillFrom(fields: FirstFields, { fullName, uscc, kind, district, address, filler }: FactsInFile): FirstFields {
  const typed = Object.fromEntries(Object.entries(fields).filter(([name, value]) => name !== 'kind' && value !== ''));
  return { ...fields, fullName, uscc, kind, district: district ?? '', address: address ?? '', you: filler ?? '', ...typed };
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
  // Some issued codes fail their check digit: such a one is taken, once it was asked about.
  const [doubted, setDoubted] = useState<string | null>(null);
  const [folder, setFolder] = useState<Picked | null>(null);
  const { give } = useGivenFiles();
  const ledgers = useLedgers((facts) => setFields((now) => fillFrom(now, facts)));
  const kind = BASE_KINDS.find((one) => one === fields.kind);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const { fullName, uscc, district, address, from, you } = fields;
    if ([you, fullName, uscc].some((one) => one.trim() === '') || kind === undefined || from === null) return;
    if (hasWrongDigit(uscc) && uscc !== doubted) {
      setDoubted(uscc);
      return;
    }
    const facts = { from, fullName, uscc, kind, district: trimOrNull(district), address: trimOrNull(address), you: you.trim() };
    const outcome = await create.run({ token: folder?.token ?? null, facts });
    if (outcome.ok) give(ledgers.files);
    else onFailed(outcome);
  };
  const set = (change: Partial<FirstFields>): void => setFields((now) => ({ ...now, ...change }));
  return { fields, set, save, isTried, isDoubted: fields.uscc === doubted, folder, setFolder, ledgers, isBusy: create.isBusy };
}

function FolderLine({ shown, onPick }: { readonly shown: string; readonly onPick: (picked: Picked) => void }) {
  const folder = usePickFolder();
  const pick = async (): Promise<void> => {
    const picked = await folder.pick('data');
    if (picked.ok && picked.value !== null) onPick(picked.value);
  };
  return (
    <p>
      {sayFirst('folder')} <strong>{shown}</strong>{' '}
      <Button size="small" onClick={() => void pick()}>
        {sayFirst('pickFolder')}
      </Button>
      {folder.dialog}
    </p>
  );
}

/** The form that makes a base, with ledgers that may fill it. */
export function FirstForm({
  shownFolder,
  onFailed,
}: {
  readonly shownFolder: string;
  readonly onFailed: (outcome: Outcome<unknown>) => void;
}) {
  const { fields, set, save, isTried, isDoubted, folder, setFolder, ledgers, isBusy } = useFirstForm(onFailed);
  const needed = (value: string | null): string | null => (isTried && (value ?? '').trim() === '' ? sayUi('fieldNeeded') : null);
  const codeError = isDoubted ? sayFirst('wrongDigit') : needed(fields.uscc);
  const kinds = BASE_KINDS.map((word) => ({ value: word, label: sayChoice(word) }));
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <LedgersFirst ledgers={ledgers} />
      <div className="fields">
        <TextField
          label={sayFirst('name')}
          isNeeded
          value={fields.fullName}
          error={needed(fields.fullName)}
          onChange={(fullName) => set({ fullName })}
        />
        <TextField label={sayFirst('uscc')} isNeeded value={fields.uscc} error={codeError} onChange={(uscc) => set({ uscc })} />
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
        <Button type="primary" htmlType="submit" loading={isBusy || ledgers.isReading}>
          {sayFirst('create')}
        </Button>
      </div>
    </form>
  );
}

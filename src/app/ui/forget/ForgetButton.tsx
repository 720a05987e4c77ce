// Offers to forget a person where one is shown, to who may.
import { Button } from 'antd';
import { useState } from 'react';
import type { ForgetPreview, PersonToForget } from '../../../contract/safety/safety.ts';
import { IfMay } from '../permissions.tsx';
import { useApiQuery, useCommand } from '../api.tsx';
import { ActionDialog, type Acted } from '../dialog/ActionDialog.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { sayUi } from '../ui-messages.ts';
import { Note, Show } from '../Notes.tsx';
import { useNotices } from '../notices.tsx';
import { ShortTable } from '../table/ShortTable.tsx';
import { formatCount } from '../values.tsx';
import { sayForget } from './forget-messages.ts';
import { sayRecordKind } from '../window-words.ts';

// A person as people type one: a name, and numbers parted by commas of either width.

/** What was typed. */
export function createTypedPerson(name: string, numbers: string): PersonToForget {
  const parts = numbers.split(/[,，、;；\n]+/).map((one) => one.trim());
  return { name: name.trim(), numbers: parts.filter((one) => one !== '') };
}

/** Whether that is anybody. */
export function isSomebody({ name, numbers }: PersonToForget): boolean {
  return name !== '' || numbers.length > 0;
}

interface ForgetDialogProps {
  /** Who was pointed at. */
  readonly person: PersonToForget;
  readonly onClose: () => void;
}

const WIDTH = 640;

/** What forgetting would replace, and what stays. */
export function Facts({ seen }: { readonly seen: ForgetPreview }) {
  const { places, history, files, unread, tenants, staying, isColleague, copies } = seen;
  const listed = (what: 'files' | 'tenants' | 'staying', names: readonly string[]): string =>
    sayUi('listed', { what: sayForget(what), list: names.join(sayUi('listComma')) });
  const rows = [
    ...places.map(({ table, rows: count }) => ({ key: table, words: sayRecordKind(table), count })),
    ...(history === 0 ? [] : [{ key: 'history', words: sayForget('trail'), count: history }]),
    ...(files.length === 0
      ? []
      : [
          {
            key: 'files',
            words: listed(
              'files',
              files.map(({ name }) => name),
            ),
            count: files.length,
          },
        ]),
  ];
  if (rows.length === 0) return <Note tone="warn" title={sayForget('nobody')} />;
  return (
    <div className="stack-3">
      <ShortTable
        label={sayForget('where')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'words', title: sayForget('where'), cell: ({ words }) => words, wraps: true },
          { key: 'count', title: sayForget('rows'), cell: ({ count }) => formatCount(count), isNumber: true },
        ]}
      />
      {tenants.length === 0 ? null : <p>{listed('tenants', tenants)}</p>}
      {staying.length === 0 ? null : <p>{listed('staying', staying)}</p>}
      {isColleague ? <p>{sayForget('colleague')}</p> : null}
      {unread === 0 ? null : <p>{sayForget('unread', { count: unread })}</p>}
      {copies.length === 0 ? null : <p>{sayForget('copies', { count: copies.length })}</p>}
      <Note tone="warn" title={sayForget('before')} />
    </div>
  );
}

function Preview({ person, onSeen }: { readonly person: PersonToForget; readonly onSeen: (isAnywhere: boolean) => void }) {
  const asked = useApiQuery('safety.lookForgetting', { person: { name: person.name, numbers: [...person.numbers] } });
  const isAnywhere = asked.state === 'ready' && (asked.value.places.length > 0 || asked.value.history > 0 || asked.value.files.length > 0);
  const [told, setTold] = useState(false);
  if (told !== isAnywhere) {
    setTold(isAnywhere);
    onSeen(isAnywhere);
  }
  return <Show asked={asked}>{(seen) => <Facts seen={seen} />}</Show>;
}

/** The dialog; open while it is mounted. */
function ForgetDialog({ person: pointed, onClose }: ForgetDialogProps) {
  const notices = useNotices();
  const { run } = useCommand('safety.forget');
  const [name, setName] = useState(pointed.name);
  const [numbers, setNumbers] = useState(pointed.numbers.join('，'));
  const [reason, setReason] = useState('');
  const [looked, setLooked] = useState<PersonToForget | null>(isSomebody(pointed) ? pointed : null);
  const [isAnywhere, setAnywhere] = useState(false);
  const typed = createTypedPerson(name, numbers);
  const isLooked = looked !== null && JSON.stringify(looked) === JSON.stringify(typed);
  const act = async (): Promise<Acted> => {
    const outcome = await run({ person: { name: typed.name, numbers: [...typed.numbers] }, reason });
    if (!outcome.ok) return outcome;
    const { rows, history, files, backup, isSwept } = outcome.value;
    const file = backup.split(/[\\/]/).at(-1) ?? backup;
    notices.done(sayForget('done', { rows: formatCount(rows), history: formatCount(history), files: formatCount(files), backup: file }));
    if (!isSwept) notices.done(sayForget('unswept'));
    return outcome;
  };
  const isReady = isLooked && isAnywhere && reason.trim() !== '';
  return (
    <ActionDialog
      title={sayForget('title')}
      ok={sayForget('do')}
      busy={sayForget('doing')}
      width={WIDTH}
      isDanger
      isReady={isReady}
      act={act}
      onClose={onClose}
    >
      <p className="soft">{sayForget('help')}</p>
      <TextField label={sayForget('name')} value={name} onChange={setName} />
      <TextField label={sayForget('numbers')} value={numbers} onChange={setNumbers} />
      {isLooked ? (
        <Preview person={looked} onSeen={setAnywhere} />
      ) : (
        <div>
          <Button disabled={!isSomebody(typed)} onClick={() => setLooked(typed)}>
            {sayForget('look')}
          </Button>
        </div>
      )}
      <TextField label={sayForget('reason')} value={reason} onChange={setReason} />
    </ActionDialog>
  );
}

interface ForgetButtonProps {
  readonly person: PersonToForget;
  /** What it says where nobody is pointed at. */
  readonly words?: string;
}

/** The button, with its dialog. */
export function ForgetButton({ person, words }: ForgetButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <IfMay call="safety.forget">
      <Button size="small" onClick={() => setOpen(true)} aria-label={`${words ?? sayForget('ask')} ${person.name}`.trim()}>
        {words ?? sayForget('ask')}
      </Button>
      {isOpen ? <ForgetDialog person={person} onClose={() => setOpen(false)} /> : null}
    </IfMay>
  );
}

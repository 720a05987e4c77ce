// The bureau's forms that are kept: what each is, how far its map is; added by dropping the blank, renamed, set aside.
import type { NamedFile } from '../../contract/core/shell-port.ts';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { WorkbookLine } from '../../contract/bureau/workbooks.ts';
import { useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { FileInput } from '../ui/files/FileInput.tsx';
import { useFileDrop } from '../ui/files/use-file-drop.ts';
import { ActionDialog, type Acted, DONE } from '../ui/dialog/ActionDialog.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { sayMaps } from './maps-messages.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { sayRefusal } from '../ui/window-words.ts';
import './maps.css';

// Which of the chosen files are blanks, and which map goes with which. Pure.

// Adds blanks as they are dropped or chosen, each with its map where one came with it; asks for another name where one is taken.

/** A blank with its map, if one came with it; or a file that is neither. */
interface AddedFiles<F> {
  readonly forms: readonly { readonly blank: F; readonly map: F | null }[];
  /** Maps whose blank did not come. */
  readonly loneMaps: readonly F[];
  readonly others: readonly F[];
}

function stemOf(name: string): string {
  return name.toLowerCase().replace(/(?:\.map)?\.(?:json|xlsx|xlsm)$/, '');
}

/** Sorts files: a map goes with the blank of its name, or with the only blank there is. */
export function sortFiles<F extends { readonly name: string }>(files: readonly F[]): AddedFiles<F> {
  // An old .xls goes to the backend too: it says how to turn it into one that can be filled.
  const blanks = files.filter(({ name }) => /\.(?:xlsx|xlsm|xls|xlsb|ods|et)$/i.test(name));
  const maps = files.filter(({ name }) => /\.json$/i.test(name));
  const isOnly = blanks.length === 1 && maps.length === 1;
  const forms = blanks.map((blank) => {
    const map = isOnly ? maps[0] : maps.find(({ name }) => stemOf(name) === stemOf(blank.name));
    return { blank, map: map ?? null };
  });
  const used = new Set(forms.map(({ map }) => map));
  return {
    forms,
    loneMaps: maps.filter((map) => !used.has(map)),
    others: files.filter((file) => !blanks.includes(file) && !maps.includes(file)),
  };
}

/** A form that is on its way. */
interface FreshForm {
  readonly blank: NamedFile;
  readonly map: NamedFile | null;
}

/** A file that was not added, with the reason. */
type Failure = { readonly name: string; readonly refusal: RefusalData } | { readonly text: string };

async function bytesOf(file: File): Promise<NamedFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The adding. `asking`: a form whose name is taken. */
export function useAddForms() {
  const notices = useNotices();
  const [, go] = useLocation();
  const { run, isBusy } = useCommand('workbooks.add');
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [asking, setAsking] = useState<{ readonly form: FreshForm; readonly taken: string } | null>(null);
  const addOne = async (form: FreshForm, name: string | null): Promise<number | null> => {
    const outcome = await run({ name, ...form });
    if (outcome.ok) {
      notices.done(sayMaps('addedOne', { name: name ?? form.blank.name }));
      return outcome.value.id;
    }
    if (outcome.refusal?.code === 'RECORD_EXISTS') setAsking({ form, taken: String(outcome.refusal.data['label'] ?? name ?? '') });
    else if (outcome.refusal === null) notices.failed(outcome);
    else setFailures((now) => [...now, { name: form.blank.name, refusal: outcome.refusal }]);
    return null;
  };
  const add = async (files: readonly File[]): Promise<void> => {
    const { forms, loneMaps, others } = sortFiles(files);
    setFailures([
      ...loneMaps.map(({ name }) => ({ text: sayMaps('loneMap', { name }) })),
      ...others.map(({ name }) => ({ text: sayMaps('notBlank', { name }) })),
    ]);
    let last: number | null = null;
    // One after the other: each may ask for another name.
    for (const { blank, map } of forms) {
      last = await addOne({ blank: await bytesOf(blank), map: map === null ? null : await bytesOf(map) }, null);
    }
    if (forms.length === 1 && last !== null) go(`/maps/${last}`);
  };
  const addAs = async (name: string): Promise<void> => {
    if (asking === null) return;
    setAsking(null);
    const id = await addOne(asking.form, name);
    if (id !== null) go(`/maps/${id}`);
  };
  return { add, addAs, isBusy, failures, forget: () => setFailures([]), asking, stopAsking: () => setAsking(null) };
}

function StateTag({ line }: { readonly line: WorkbookLine }) {
  if (line.isRetired) return <Tag tone="plain">{sayMaps('aside')}</Tag>;
  if (line.entries === 0) return <Tag tone="warn">{sayMaps('nothing')}</Tag>;
  return line.proposed === 0 ? (
    <Tag tone="good">{sayMaps('ready')}</Tag>
  ) : (
    <Tag tone="accent">{sayMaps('left', { count: line.proposed })}</Tag>
  );
}

/** Builds the columns of the list. */
export function buildFormColumns(go: (path: string) => void): readonly ShortColumn<WorkbookLine>[] {
  return [
    {
      key: 'name',
      title: sayMaps('name'),
      cell: (row) => (
        <a
          href={`#/settings/maps/${row.id}`}
          onClick={(event) => {
            event.preventDefault();
            go(`/maps/${row.id}`);
          }}
        >
          {row.name}
        </a>
      ),
      wraps: true,
    },
    { key: 'state', title: sayMaps('state'), cell: (row) => <StateTag line={row} /> },
    { key: 'entries', title: sayMaps('entries'), cell: (row) => row.entries, isNumber: true },
    { key: 'file', title: sayMaps('file'), cell: (row) => row.file, wraps: true },
    { key: 'changed', title: sayMaps('changed'), cell: (row) => row.changedAt.replace('T', ' ') },
    { key: 'who', title: sayMaps('who'), cell: (row) => row.who },
  ];
}

type Adding = ReturnType<typeof useAddForms>;

function useAside() {
  const client = useClient();
  const notices = useNotices();
  const retire = useCommand('workbooks.retire');
  const restore = useCommand('workbooks.restore');
  return async ({ id, name, isRetired }: WorkbookLine): Promise<void> => {
    const outcome = isRetired ? await restore.run({ id }) : await retire.run({ id });
    if (!outcome.ok) notices.failed(outcome);
    else if (isRetired) notices.done(sayMaps('bringBackDone', { name }));
    else notices.done(sayMaps('setAsideDone', { name }), () => client.workbooks.restore({ id }));
  };
}

function Forms({ forms }: { readonly forms: readonly WorkbookLine[] }) {
  const [, go] = useLocation();
  const [renaming, setRenaming] = useState<WorkbookLine | null>(null);
  const setAside = useAside();
  return (
    <>
      <ShortTable
        label={sayMaps('forms')}
        rows={forms}
        rowKey={(row) => row.id}
        columns={buildFormColumns(go)}
        commands={(row) => (
          <>
            <Button size="small" aria-label={`${sayMaps('rename')} ${row.name}`} onClick={() => setRenaming(row)}>
              {sayMaps('rename')}
            </Button>
            <Button
              size="small"
              aria-label={`${sayMaps(row.isRetired ? 'bringBack' : 'setAside')} ${row.name}`}
              onClick={() => void setAside(row)}
            >
              {sayMaps(row.isRetired ? 'bringBack' : 'setAside')}
            </Button>
          </>
        )}
      />
      {renaming === null ? null : <RenameDialog line={renaming} onClose={() => setRenaming(null)} />}
    </>
  );
}

/** Where blanks are dropped, with a button and a key. */
function DropBlank({ adding, isFirst }: { readonly adding: Adding; readonly isFirst: boolean }) {
  const box = useRef<HTMLInputElement | null>(null);
  const { isOver, handlers } = useFileDrop(({ files }) => void adding.add([...files]));
  useKeys([{ keys: 'O', words: sayMaps('keyPick'), run: () => box.current?.click() }]);
  return (
    <div className={isOver ? 'blank-drop blank-drop-over' : 'blank-drop'} role="region" aria-label={sayMaps('drop')} {...handlers}>
      <span>{sayMaps(adding.isBusy ? 'adding' : isOver ? 'dropHere' : 'drop')}</span>
      <Button type={isFirst ? 'primary' : 'default'} loading={adding.isBusy} onClick={() => box.current?.click()}>
        {sayMaps('pick')}
      </Button>
      <FileInput box={box} label={sayMaps('pick')} accept=".xlsx,.xlsm,.json,.xls" isMany onFiles={(files) => void adding.add(files)} />
    </div>
  );
}

function NameDialog({ adding, taken }: { readonly adding: Adding; readonly taken: string }) {
  const [typed, setTyped] = useState(`${taken} (2)`);
  const name = typed.trim();
  const add = (): Acted => {
    void adding.addAs(name);
    return DONE;
  };
  return (
    <ActionDialog
      title={sayMaps('nameTitle')}
      ok={sayMaps('add')}
      focus="field"
      isReady={name !== ''}
      act={add}
      onClose={adding.stopAsking}
    >
      <p>{sayMaps('nameHelp', { name: taken })}</p>
      <TextField label={sayMaps('newName')} isNeeded value={typed} onChange={setTyped} />
    </ActionDialog>
  );
}

function Failures({ adding }: { readonly adding: Adding }) {
  return adding.failures.map((one, at) => (
    <Note
      tone="danger"
      key={`${'name' in one ? one.name : one.text} ${String(at)}`}
      {...('name' in one ? { title: sayMaps('failedFile', { name: one.name }) } : {})}
    >
      {'refusal' in one ? sayRefusal(one.refusal) : one.text}
    </Note>
  ));
}

/** 对应表. */
export function MapsSection() {
  const adding = useAddForms();
  const asked = useApiQuery('workbooks.list', {});
  return (
    <Page title={sayMaps('title')} lead={sayMaps('lead')}>
      <Section>
        <p className="settings-help">{sayMaps('help')}</p>
        <Failures adding={adding} />
        <Show asked={asked}>
          {({ workbooks }) => (
            <div className="stack-4">
              <DropBlank adding={adding} isFirst={workbooks.length === 0} />
              {workbooks.length === 0 ? <Empty title={sayMaps('none')} /> : <Forms forms={workbooks} />}
            </div>
          )}
        </Show>
      </Section>
      {adding.asking === null ? null : <NameDialog adding={adding} taken={adding.asking.taken} />}
    </Page>
  );
}

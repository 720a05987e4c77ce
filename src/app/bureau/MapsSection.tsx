// The bureau's forms that are kept: what each is, how far its map is; added by dropping the blank, renamed, set aside.
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { WorkbookLine } from '../../contract/bureau/workbook-shapes.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { useApi, useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { FileInput } from '../ui/files/FileInput.tsx';
import { useFileDrop } from '../ui/files/use-file-drop.ts';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { type Acted, DONE } from '../ui/dialog/use-action.ts';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { mapsWords } from './maps-messages.ts';
import { useAddForms } from './use-add-forms.ts';
import { buildFormColumns } from './form-columns.tsx';
import './maps.css';

type Adding = ReturnType<typeof useAddForms>;

function useAside() {
  const say = useMessages(mapsWords);
  const client = useClient();
  const notices = useNotices();
  const retire = useCommand(client.workbooks.retire);
  const restore = useCommand(client.workbooks.restore);
  return async ({ id, name, isRetired }: WorkbookLine): Promise<void> => {
    const outcome = isRetired ? await restore.run({ id }) : await retire.run({ id });
    if (!outcome.ok) notices.failed(outcome);
    else if (isRetired) notices.done(say('bringBackDone', { name }));
    else notices.done(say('setAsideDone', { name }), () => client.workbooks.restore({ id }));
  };
}

function Forms({ forms }: { readonly forms: readonly WorkbookLine[] }) {
  const say = useMessages(mapsWords);
  const [, go] = useLocation();
  const [renaming, setRenaming] = useState<WorkbookLine | null>(null);
  const setAside = useAside();
  return (
    <>
      <ShortTable
        label={say('forms')}
        rows={forms}
        rowKey={(row) => row.id}
        columns={buildFormColumns(say, go)}
        commands={(row) => (
          <>
            <Button size="small" aria-label={`${say('rename')} ${row.name}`} onClick={() => setRenaming(row)}>
              {say('rename')}
            </Button>
            <Button
              size="small"
              aria-label={`${say(row.isRetired ? 'bringBack' : 'setAside')} ${row.name}`}
              onClick={() => void setAside(row)}
            >
              {say(row.isRetired ? 'bringBack' : 'setAside')}
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
  const say = useMessages(mapsWords);
  const box = useRef<HTMLInputElement | null>(null);
  const { isOver, handlers } = useFileDrop(({ files }) => void adding.add([...files]));
  useKeys([{ keys: 'O', words: say('keyPick'), run: () => box.current?.click() }]);
  return (
    <div className={isOver ? 'blank-drop blank-drop-over' : 'blank-drop'} role="region" aria-label={say('drop')} {...handlers}>
      <span>{say(adding.isBusy ? 'adding' : isOver ? 'dropHere' : 'drop')}</span>
      <Button type={isFirst ? 'primary' : 'default'} loading={adding.isBusy} onClick={() => box.current?.click()}>
        {say('pick')}
      </Button>
      <FileInput box={box} label={say('pick')} accept=".xlsx,.xlsm,.json,.xls" isMany onFiles={(files) => void adding.add(files)} />
    </div>
  );
}

function NameDialog({ adding, taken }: { readonly adding: Adding; readonly taken: string }) {
  const say = useMessages(mapsWords);
  const [typed, setTyped] = useState(`${taken} (2)`);
  const name = typed.trim();
  const add = (): Acted => {
    void adding.addAs(name);
    return DONE;
  };
  return (
    <ActionDialog title={say('nameTitle')} ok={say('add')} focus="field" isReady={name !== ''} act={add} onClose={adding.stopAsking}>
      <p>{say('nameHelp', { name: taken })}</p>
      <TextField label={say('newName')} isNeeded value={typed} onChange={setTyped} />
    </ActionDialog>
  );
}

function Failures({ adding }: { readonly adding: Adding }) {
  const say = useMessages(mapsWords);
  const language = useLanguage();
  return adding.failures.map((one, at) => (
    <Note
      tone="danger"
      key={`${'name' in one ? one.name : one.text} ${String(at)}`}
      {...('name' in one ? { title: say('failedFile', { name: one.name }) } : {})}
    >
      {'refusal' in one ? formatRefusal(one.refusal, language) : one.text}
    </Note>
  ));
}

/** 对应表. */
export function MapsSection() {
  const say = useMessages(mapsWords);
  const api = useApi();
  const adding = useAddForms();
  const asked = useApiQuery(api.workbooks.list.queryOptions({ input: {} }));
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Section>
        <p className="settings-help">{say('help')}</p>
        <Failures adding={adding} />
        <Show asked={asked}>
          {({ workbooks }) => (
            <div className="stack-4">
              <DropBlank adding={adding} isFirst={workbooks.length === 0} />
              {workbooks.length === 0 ? <Empty title={say('none')} /> : <Forms forms={workbooks} />}
            </div>
          )}
        </Show>
      </Section>
      {adding.asking === null ? null : <NameDialog adding={adding} taken={adding.asking.taken} />}
    </Page>
  );
}

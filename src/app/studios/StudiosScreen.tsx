// The studios: the list, and one studio.
import { Route, Switch, useLocation } from 'wouter';
import { StudioPage } from './StudioPage.tsx';
import { Button, Segmented } from 'antd';
import { type EditableKind, RECORD_FIELDS } from '../../contract/records/record-kinds.ts';
import { useKeys } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { Page, Section, SideDrawer } from '../ui/Page.tsx';
import { RecordTable } from '../ui/records/RecordTable.tsx';
import { sayStudio } from './studio-messages.ts';
import { useMemo, useState } from 'react';
import type { StudioLine } from '../../contract/studios/studio-shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { FirstSteps } from '../ui/FirstSteps.tsx';
import { useShortNames } from '../ui/fields/choice-fields.tsx';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import type { RecordField } from '../../contract/records/field.ts';
import { ActionForm } from '../ui/dialog/ActionDialog.tsx';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';
import { PartFields, type RecordPart, useRecordParts } from '../ui/records/RecordForm.tsx';
import { startValues } from '../ui/records/typed-values.ts';
import { createStudioColumns } from './studio-columns.tsx';
import './studios.css';

/** Its closing is a command of its own, later; the facts hold from the day it is in service. */
const STUDIO_FIELDS: readonly RecordField[] = RECORD_FIELDS.studio.filter((field) => field.name !== 'closed_on');
const FACT_FIELDS: readonly RecordField[] = RECORD_FIELDS.studio_fact.filter((field) => !['studio_id', 'starts_on'].includes(field.name));

function useNewStudio(onClose: () => void) {
  const today = useToday();
  const notice = useChangeNotice();
  const [, go] = useLocation();
  const { run } = useCommand('studios.add');
  const own: RecordPart = { kind: 'studio', fields: STUDIO_FIELDS, start: { ...startValues('studio', {}), opened_on: today } };
  const first = { ...startValues('studio_fact', {}), kind: '公共', turnaround: '15' };
  const fact: RecordPart = { kind: 'studio_fact', fields: FACT_FIELDS, start: first };
  return useRecordParts(own, fact, async ({ values }, { values: facts }) => {
    const answer = await run({
      studio: { ...values, closed_on: null },
      fact: { ...facts, starts_on: values['opened_on'] ?? today },
      reason: null,
    });
    if (!answer.ok) return answer;
    onClose();
    notice(sayStudio('newDone', { code: String(values['code']) }), answer.value);
    go(`/${answer.value.id}`);
    return answer;
  });
}

function NewStudioForm({ onClose }: { readonly onClose: () => void }) {
  const { own, fact, isTouched, save } = useNewStudio(onClose);
  return (
    <ActionForm isUnsaved={isTouched} act={save} onCancel={onClose}>
      <Note tone="plain">{sayStudio('newHelp')}</Note>
      <h3 className="studios-part">{sayStudio('newOwn')}</h3>
      <PartFields part={own} />
      <h3 className="studios-part">{sayStudio('newFacts')}</h3>
      <PartFields part={fact} />
    </ActionForm>
  );
}

/** The drawer for a new studio; after it the studio is shown. */
function NewStudioDrawer({ onClose }: { readonly onClose: () => void }) {
  return (
    <SideDrawer title={sayStudio('newTitle')} onClose={onClose} width={620}>
      <NewStudioForm onClose={onClose} />
    </SideDrawer>
  );
}

function StudioList({ rows }: { readonly rows: readonly StudioLine[] }) {
  const [, go] = useLocation();
  const shortOf = useShortNames();
  const columns = useMemo(() => createStudioColumns({ shortOf }), [shortOf]);
  return (
    <DataTable
      name="studios"
      label={sayStudio('list')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={(row) => go(`/${row.id}`)}
    />
  );
}

/** The list, with what is done from it. */
function StudioListPage() {
  const today = useToday();
  const [, go] = useLocation();
  const [isAdding, setAdding] = useState(false);
  const asked = useApiQuery('studios.list', { day: today });
  const rows = asked.state === 'ready' ? asked.value.rows : [];
  const open = rows.filter((row) => row.state === 'open').length;
  const may = usePermissions();
  useKeys(may.call('studios.add') ? [{ keys: 'N', words: sayStudio('add'), run: () => setAdding(true) }] : []);
  return (
    <Page
      title={sayStudio('title')}
      layout="fill"
      lead={rows.length === 0 ? undefined : sayStudio('lead', { day: formatDay(today), open, count: rows.length })}
      actions={
        <>
          <Button onClick={() => go('/shared')}>{sayStudio('shared')}</Button>
          <IfMay call="studios.add">
            <Button type="primary" onClick={() => setAdding(true)}>
              {sayStudio('add')}
            </Button>
          </IfMay>
        </>
      }
    >
      <Show asked={asked}>
        {(list) =>
          list.rows.length === 0 ? (
            <FirstSteps
              title={sayStudio('emptyTitle')}
              help={sayStudio('emptyHelp')}
              importWord={sayStudio('importLedger')}
              addWord={sayStudio('add')}
              add="studios.add"
              onAdd={() => setAdding(true)}
            />
          ) : (
            <StudioList rows={list.rows} />
          )
        }
      </Show>
      {isAdding ? <NewStudioDrawer onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

// What is not one studio's own: rates of the whole base, counted equipment, linked studios.

const PARTS = { rates: 'rate_plan', equipment: 'equipment', links: 'studio_link' } as const satisfies Readonly<
  Record<string, EditableKind>
>;
type Part = keyof typeof PARTS;

function partOf(text: string | null): Part {
  return text === 'equipment' || text === 'links' ? text : 'rates';
}

function SharedPage({ part: text }: { readonly part: string | null }) {
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const part = partOf(text);
  const back = (): void => askToLeave(() => go('/'));
  useKeys([{ keys: 'Escape', words: sayStudio('keyBack'), run: back }]);
  const title = sayStudio(`shared_${part}`);
  return (
    <Page title={sayStudio('shared')} actions={<Button onClick={back}>{sayStudio('back')}</Button>}>
      <div className="studios-parts">
        <Segmented
          aria-label={sayStudio('shared')}
          value={part}
          onChange={(to) => askToLeave(() => go(`/shared/${to}`, { replace: true }))}
          options={[
            { value: 'rates' as const, label: sayStudio('shared_rates') },
            { value: 'equipment' as const, label: sayStudio('shared_equipment') },
            { value: 'links' as const, label: sayStudio('shared_links') },
          ]}
        />
      </div>
      <Section title={title}>
        <p className="studios-help">{sayStudio(`shared_${part}Help`)}</p>
        <RecordTable key={part} kind={PARTS[part]} name={`studios-${part}`} height={420} />
      </Section>
    </Page>
  );
}

/** The screen 直播间. */
export function StudiosScreen() {
  return (
    <Switch>
      <Route path="/">
        <StudioListPage />
      </Route>
      <Route path="/shared/:part?">{({ part }) => <SharedPage part={part ?? null} />}</Route>
      <Route path="/:id/:tab?">{({ id, tab }) => <StudioPage key={id} id={Number(id)} tab={tab ?? null} />}</Route>
    </Switch>
  );
}

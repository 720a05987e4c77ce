// The audit trail: every change, filtered and searched, 500 at a time; one entry in full; all of it as a file.
import { Button, Select } from 'antd';
import { type SubmitEvent, useId, useState } from 'react';
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Empty, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facts, Page, Section, SideDrawer } from '../ui/Page.tsx';
import { useSaveFile } from '../ui/save-file.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatCount, NO_VALUE, trimOrNull } from '../ui/values.tsx';
import { sayTrail } from './trail-messages.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { sayRecordKind } from '../ui/window-words.ts';

/** What the line is about, and how many an import's line stands for. */
export function formatAbout({ about, records }: HistoryLine): string {
  const named = about === '' ? NO_VALUE : about;
  return records > 1 ? sayTrail('andMore', { about: named, records: formatCount(records) }) : named;
}

function changesText({ changes }: HistoryLine): string {
  if (changes.length === 0) return NO_VALUE;
  return changes
    .map(({ field, before, after }) => (before === NO_VALUE ? `${field} ${after}` : `${field} ${before} → ${after}`))
    .join(sayMark('；'));
}

/** Builds the columns of the list. */
export function buildTrailColumns(): readonly Column<HistoryLine>[] {
  return [
    { key: 'at', title: sayTrail('at'), width: 140, text: (row) => row.at.replace('T', ' ') },
    { key: 'who', title: sayTrail('who'), width: 76, text: (row) => row.who },
    { key: 'action', title: sayTrail('action'), width: 76, text: (row) => row.action },
    { key: 'kind', title: sayTrail('kind'), width: 96, text: (row) => row.kind },
    { key: 'about', title: sayTrail('about'), width: 320, text: (row) => formatAbout(row) },
    { key: 'what', title: sayTrail('what'), width: 360, text: changesText },
    { key: 'reason', title: sayTrail('reason'), width: 150, text: (row) => row.reason || NO_VALUE },
    { key: 'file', title: sayTrail('file'), width: 150, text: (row) => row.file ?? NO_VALUE },
    { key: 'host', title: sayTrail('host'), width: 80, text: (row) => row.host },
    { key: 'seq', title: sayTrail('seq'), width: 90, align: 'right', hidden: true, text: (row) => String(row.seq), sort: (row) => row.seq },
  ];
}

/** What of the history is looked for; null: everything. */
interface TrailWish {
  readonly from: string | null;
  readonly to: string | null;
  readonly who: string | null;
  readonly entity: string | null;
  readonly search: string | null;
}

const WHOLE_TRAIL: TrailWish = { from: null, to: null, who: null, entity: null, search: null };

/** What a line changed, field by field. */
export function Changes({ changes }: Pick<HistoryLine, 'changes'>) {
  return (
    <table className="settings-changes">
      <thead>
        <tr>
          <th scope="col">{sayTrail('field')}</th>
          <th scope="col">{sayTrail('before')}</th>
          <th scope="col">{sayTrail('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <td>{field}</td>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryDrawer({ line, onClose }: { readonly line: HistoryLine; readonly onClose: () => void }) {
  return (
    <SideDrawer title={sayTrail('entry', { seq: line.seq })} onClose={onClose} width={640}>
      <div className="stack-4">
        <Facts
          facts={[
            { label: sayTrail('at'), value: line.at.replace('T', ' ') },
            { label: sayTrail('who'), value: `${line.who} · ${line.host}` },
            { label: sayTrail('action'), value: `${line.action} ${line.kind}` },
            { label: sayTrail('about'), value: formatAbout(line) },
            { label: sayTrail('file'), value: line.file ?? NO_VALUE },
            { label: sayTrail('reason'), value: line.reason || NO_VALUE },
          ]}
        />
        {line.changes.length === 0 ? null : <Changes changes={line.changes} />}
      </div>
    </SideDrawer>
  );
}

interface PickProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
}

function Pick({ label, all, value, options, onChange }: PickProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <Select<string>
        id={id}
        value={value ?? ''}
        options={[{ value: '', label: all }, ...options]}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(next) => onChange(next === '' ? null : next)}
      />
    </div>
  );
}

interface FiltersProps {
  readonly wish: TrailWish;
  readonly onWish: (wish: TrailWish) => void;
  readonly people: readonly string[];
  readonly kinds: readonly string[];
}

function Filters({ wish, onWish, people, kinds }: FiltersProps) {
  const [search, setSearch] = useState(wish.search ?? '');
  const find = (event: SubmitEvent): void => {
    event.preventDefault();
    onWish({ ...wish, search: trimOrNull(search) });
  };
  const kindOptions = kinds.map((value) => ({ value, label: sayRecordKind(value) }));
  return (
    <form className="settings-row" role="search" onSubmit={find} noValidate>
      <DayField label={sayTrail('from')} value={wish.from} onChange={(from) => onWish({ ...wish, from })} />
      <DayField label={sayTrail('to')} value={wish.to} onChange={(to) => onWish({ ...wish, to })} />
      <Pick
        label={sayTrail('who')}
        all={sayTrail('everybody')}
        value={wish.who}
        options={people.map((value) => ({ value, label: value }))}
        onChange={(who) => onWish({ ...wish, who })}
      />
      <Pick
        label={sayTrail('kind')}
        all={sayTrail('everything')}
        value={wish.entity}
        options={kindOptions}
        onChange={(entity) => onWish({ ...wish, entity })}
      />
      <TextField label={sayTrail('search')} value={search} onChange={setSearch} />
      <Button htmlType="submit">{sayTrail('searchDo')}</Button>
    </form>
  );
}

interface TrailProps {
  readonly wish: TrailWish;
  readonly first: { readonly lines: readonly HistoryLine[]; readonly next: number | null };
}

/** The rows so far, and more of them: each page follows the one before. */
function useTrail({ wish, first }: TrailProps) {
  const client = useClient();
  const language = getLanguage();
  const notices = useNotices();
  const [older, setOlder] = useState<TrailProps['first']>({ lines: [], next: first.next });
  const [isBusy, setBusy] = useState(false);
  const more = async (): Promise<void> => {
    setBusy(true);
    try {
      notices.settle(await client.settings.history({ ...wish, cursor: older.next, language }), (value) =>
        setOlder({ lines: [...older.lines, ...value.lines], next: value.next }),
      );
    } finally {
      setBusy(false);
    }
  };
  return { lines: [...first.lines, ...older.lines], next: older.next, more, isBusy };
}

function Trail(props: TrailProps) {
  const columns = buildTrailColumns();
  const { lines, next, more, isBusy } = useTrail(props);
  const [shown, setShown] = useState<HistoryLine | null>(null);
  return (
    <>
      <DataTable
        name="audit-trail"
        label={sayTrail('list')}
        rows={lines}
        rowKey={(row) => row.seq}
        columns={columns}
        onOpen={setShown}
        {...(lines.length === 0 ? {} : { height: 520 })}
        empty={<Empty title={sayTrail('none')} help={sayTrail('noneHelp')} />}
      />
      {next === null ? (
        <p className="soft">{lines.length === 0 ? '' : sayTrail('allShown')}</p>
      ) : (
        <Button loading={isBusy} onClick={() => void more()}>
          {sayTrail('older')}
        </Button>
      )}
      {shown === null ? null : <EntryDrawer line={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function ExportButton({ wish, kind }: { readonly wish: TrailWish; readonly kind: 'xlsx' | 'csv' }) {
  const notices = useNotices();
  const save = useSaveFile();
  const { run, isBusy } = useCommand('settings.historyFile');
  const make = async (): Promise<void> => {
    const outcome = await run({ ...wish, kind });
    if (!outcome.ok) {
      notices.failed(outcome);
      return;
    }
    await save(outcome.value);
    if (!outcome.value.isWhole) notices.done(sayTrail('exportPart', { rows: formatCount(outcome.value.rows) }));
  };
  return (
    <Button loading={isBusy} onClick={() => void make()}>
      {sayTrail(kind === 'xlsx' ? 'exportXlsx' : 'exportCsv')}
    </Button>
  );
}

/** 操作记录. */
export function HistorySection() {
  const language = getLanguage();
  const [wish, setWish] = useState(WHOLE_TRAIL);
  const asked = useApiQuery('settings.history', { ...wish, cursor: null, language }, { keep: true });
  const words = asked.state === 'ready' ? asked.value : { people: [], kinds: [] };
  return (
    <Page
      title={sayTrail('title')}
      lead={sayTrail('help')}
      actions={
        <>
          <ExportButton wish={wish} kind="csv" />
          <ExportButton wish={wish} kind="xlsx" />
        </>
      }
    >
      <Section>
        <div className="stack-4">
          <Filters wish={wish} onWish={setWish} people={words.people} kinds={words.kinds} />
          <Show asked={asked}>
            {(page) => <Trail key={`${JSON.stringify(wish)}-${page.lines[0]?.seq ?? 0}`} wish={wish} first={page} />}
          </Show>
        </div>
      </Section>
    </Page>
  );
}

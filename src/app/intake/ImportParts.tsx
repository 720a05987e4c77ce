// Parts of the import screen: what is being done, closed months, figures that would change, the result.
import { Button, Checkbox, Progress } from 'antd';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useClient, useCommand } from '../ui/api.tsx';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { useLive } from '../ui/live.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatCount, formatMonth } from '../ui/values.tsx';
import { importWords } from './import-messages.ts';
import type { ImportWork, Importing, Preview, Taken } from './use-import.ts';
import { buildChangeColumns, listChanges } from './change-columns.ts';

/** What is being done, how far it is, and how to stop it. */
export function WorkNote({ work, onStop }: { readonly work: ImportWork; readonly onStop: () => void }) {
  const say = useMessages(importWords);
  const sayKit = useMessages(uiMessages);
  const job = useLive().jobs.find(({ name }) => name.startsWith('intake.'));
  const words = work.what === 'reading' ? say('reading', { count: work.count }) : say(work.what);
  const percent = job === undefined || job.all === 0 ? 0 : Math.min(100, Math.round((100 * job.done) / job.all));
  return (
    <div className="intake-work" role="status">
      <span>
        {words}
        {job?.phase === 'wait' ? ` ${say('waiting')}` : job === undefined || job.what === '' ? '' : ` ${job.what}`}
      </span>
      <Progress className="intake-progress" percent={percent} size="small" aria-label={words} />
      <Button size="small" onClick={onStop}>
        {sayKit('stop')}
      </Button>
    </div>
  );
}

/** Where only good rows are taken, each file with rows of a closed month waits for it only if the person says so. */
function ParkChoices({ files, importing }: { readonly files: readonly number[]; readonly importing: Importing }) {
  const say = useMessages(importWords);
  const { choices, choose, staged } = importing;
  const park = choices.park ?? [];
  return (
    <div className="intake-park">
      {files.map((file) => (
        <Checkbox
          key={file}
          checked={park.includes(file)}
          onChange={(event) => void choose({ park: event.target.checked ? [...park, file] : park.filter((one) => one !== file) })}
        >
          {say('parkFile', { file: staged?.files[file]?.file ?? '' })}
        </Checkbox>
      ))}
    </div>
  );
}

/** Months that are closed: what is kept aside for them, and what it would change. */
export function ClosedMonths({ closed, importing }: { readonly closed: Preview['closed']; readonly importing: Importing }) {
  const say = useMessages(importWords);
  const language = useLanguage();
  const { takesGoodRows } = importing.choices;
  return closed.map(({ month, files, wouldChange = [] }) => (
    <Note
      key={month}
      tone="warn"
      title={say(takesGoodRows ? 'closedLeftOut' : 'closedMonth', { month: formatMonth(month, language) })}
      actions={<Link href={`~/report/${month}`}>{say('toReport')}</Link>}
    >
      {takesGoodRows ? <ParkChoices files={files} importing={importing} /> : null}
      {wouldChange.length === 0 ? null : (
        <>
          <div>{say('wouldChange')}</div>
          <ul className="intake-changes" lang="zh-CN">
            {wouldChange.slice(0, 12).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  ));
}

/** Figures that are there and would be others. */
export function ChangesTable({ preview }: { readonly preview: Preview }) {
  const say = useMessages(importWords);
  const language = useLanguage();
  const names = useNames();
  const changes = useMemo(() => listChanges(preview), [preview]);
  const columns = useMemo(() => buildChangeColumns(say, { language, names }), [say, language, names]);
  if (changes.length === 0) return null;
  return (
    <Section title={say('differences', { count: formatCount(changes.length) })}>
      <DataTable
        name="import-changes"
        label={say('whatChanges')}
        rows={changes}
        rowKey={({ key }) => key}
        columns={columns}
        height={Math.min(320, 130 + changes.length * 36)}
      />
    </Section>
  );
}

function sum(taken: Taken, what: 'added' | 'changed' | 'same' | 'refusedRows'): string {
  return formatCount(taken.files.flatMap(({ sheets }) => sheets).reduce((total, sheet) => total + sheet[what], 0));
}

/** The button that took the files is gone: Enter goes on to the first of what comes next. */
function goOn(links: HTMLElement | null): void {
  if (links !== null && document.activeElement === document.body) links.querySelector('a')?.focus({ preventScroll: true });
}

/** What was taken, where to look at it, and how to take it back. */
export function ResultNote({ taken, onUndone }: { readonly taken: Taken; readonly onUndone: () => void }) {
  const say = useMessages(importWords);
  const client = useClient();
  const notices = useNotices();
  const may = usePermissions();
  const undo = useCommand(client.batches.undo);
  const take = async (): Promise<void> => {
    const outcome = await undo.run({ batch: taken.batch });
    if (!outcome.ok) return notices.failed(outcome);
    onUndone();
    notices.done(say('undoneBatch', { batch: taken.batch }));
  };
  return (
    <Note
      tone="good"
      title={say('done', { batch: taken.batch })}
      actions={
        <span className="intake-links" ref={goOn}>
          {may.call('sales.month') ? <Link href="/">{say('toSales')}</Link> : null}
          {may.call('report.month') ? <Link href="~/report">{say('toReport')}</Link> : null}
          <Link href={`/batches/${taken.batch}`}>{say('toBatch')}</Link>
          <Button loading={undo.isBusy} onClick={() => void take()}>
            {say('undoBatch')}
          </Button>
        </span>
      }
    >
      {say('resultRows', {
        added: sum(taken, 'added'),
        changed: sum(taken, 'changed'),
        same: sum(taken, 'same'),
        refused: sum(taken, 'refusedRows'),
      })}
    </Note>
  );
}

/** Nothing was taken: the files wait for their months. */
export function ParkedNote({ months }: { readonly months: readonly string[] }) {
  const say = useMessages(importWords);
  const language = useLanguage();
  const words = months.map((month) => formatMonth(month, language)).join('、');
  return (
    <Note tone="warn" title={say('parkedTitle')} actions={<Link href="/batches">{say('toParked')}</Link>}>
      {say('parkedText', { month: words })}
    </Note>
  );
}

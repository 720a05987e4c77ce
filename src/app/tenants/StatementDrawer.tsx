// A month's statement of a tenant: its lines as of now, made with one button; the statements that were made, as files.
import { Button } from 'antd';
import { useState } from 'react';
import type { StatementLine, StatementPreview } from '../../contract/money/money-shapes.ts';
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { MonthField } from '../ui/fields/date-fields.tsx';
import { Note, RefusalNote, Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { usePrintPdf, useSaveFile } from '../ui/save-file.ts';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { formatYuan } from '../ui/values.tsx';
import { StatementLines } from './StatementLines.tsx';
import { sayStatement } from './statement-messages.ts';

/** Saves or prints a statement's files. */
function useStatementFiles() {
  const notices = useNotices();
  const save = useSaveFile();
  const print = usePrintPdf();
  const { run, isBusy } = useCommand('money.file');
  const hand = async (id: number, kind: 'xlsx' | 'pdf', isPrint: boolean): Promise<void> => {
    const outcome = await run({ id, kind });
    if (!outcome.ok) return notices.failed(outcome);
    await (isPrint ? print(outcome.value) : save(outcome.value));
  };
  return { hand, isBusy };
}

/** A statement that was made, with its files. */
function Made({ statement }: { readonly statement: StatementLine }) {
  const { hand, isBusy } = useStatementFiles();
  const { id, number, total } = statement;
  return (
    <li className="tenants-buttons">
      <span>
        {sayStatement('bill', { number })} · {formatYuan(total)}
      </span>
      <Button
        size="small"
        loading={isBusy}
        aria-label={`${sayStatement('saveXlsx')} ${number}`}
        onClick={() => void hand(id, 'xlsx', false)}
      >
        {sayStatement('saveXlsx')}
      </Button>
      <Button size="small" loading={isBusy} aria-label={`${sayStatement('savePdf')} ${number}`} onClick={() => void hand(id, 'pdf', false)}>
        {sayStatement('savePdf')}
      </Button>
      <Button size="small" loading={isBusy} aria-label={`${sayStatement('print')} ${number}`} onClick={() => void hand(id, 'pdf', true)}>
        {sayStatement('print')}
      </Button>
    </li>
  );
}

interface BodyProps {
  readonly tenant: number;
  readonly month: Month;
  readonly preview: StatementPreview;
  readonly made: readonly StatementLine[];
}

function Body({ tenant, month, preview, made }: BodyProps) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('money.make');
  const { content, earlier, isChanged, refusal } = preview;
  const make = async (): Promise<void> => {
    const outcome = await run({ tenant, month });
    if (!outcome.ok) return notices.failed(outcome);
    const { isNew, statement, total } = outcome.value;
    notices.done(
      isNew
        ? sayStatement('made', { number: statement.number, amount: formatYuan(total) })
        : sayStatement('stands', { number: statement.number }),
    );
  };
  return (
    <>
      {earlier === null ? null : (
        <Note tone={isChanged ? 'warn' : 'good'}>{sayStatement(isChanged ? 'changed' : 'same', { number: earlier.number })}</Note>
      )}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {made.length === 0 ? null : (
        <ul className="tenants-statements">
          {made.map((statement) => (
            <Made key={statement.id} statement={statement} />
          ))}
        </ul>
      )}
      <StatementLines content={content} />
      <IfMay call="money.make">
        <div className="form-actions">
          <Button type="primary" loading={isBusy} disabled={!isChanged || refusal !== null} onClick={() => void make()}>
            {sayStatement(earlier === null ? 'make' : 'again')}
          </Button>
        </div>
      </IfMay>
    </>
  );
}

interface StatementDrawerProps {
  readonly tenant: number;
  readonly month: Month;
  readonly statements: readonly StatementLine[];
  readonly onClose: () => void;
}

export function StatementDrawer({ tenant, month: first, statements, onClose }: StatementDrawerProps) {
  const [month, setMonth] = useState<Month>(first);
  const asked = useApiQuery('money.preview', { tenant, month });
  const choose = (text: string | null): void => {
    const chosen = text === null ? null : parseMonth(text);
    if (chosen !== null) setMonth(chosen);
  };
  const made = statements.filter((one) => one.month === month).toReversed();
  return (
    <SideDrawer title={sayStatement('makeTitle', { month })} onClose={onClose} width={720}>
      <div className="stack-3">
        <MonthField label={sayStatement('month')} value={month} onChange={choose} />
        <Show asked={asked}>{(preview) => <Body tenant={tenant} month={month} preview={preview} made={made} />}</Show>
      </div>
    </SideDrawer>
  );
}

// What a tenant owes, month by month: statements, corrections, payments, deposit.
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { InvoiceNote, StatementLine, StatementPreview, TenantAccount } from '../../contract/money/money.ts';
import { INVOICE_QUESTIONS, INVOICE_STATES, type InvoiceQuestion } from '../../domain/base/catalogue.ts';
import { BILLABLE_PARTS, type BillablePart } from '../../domain/money/statement-parts.ts';
import { addMonths, type Month, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { Empty, Note, RefusalNote, Show } from '../ui/Notes.tsx';
import { Facts, Section, SideDrawer } from '../ui/Page.tsx';
import { RecordTable } from '../ui/records/RecordTable.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useToday } from '../ui/today.ts';
import { formatYuan } from '../ui/values.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { DayField, MonthField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useNotices, useToldCommand } from '../ui/notices.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { usePrintPdf, useSaveFile } from '../ui/save-file.ts';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { buildAccountColumns } from './account-columns.ts';
import { sayInvoice } from './invoice-words.ts';
import { sayStatement } from './statement-messages.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { sayChoice } from '../ui/window-words.ts';
import { buildLineColumns, listOpenSessions, listStatementLines, listSums } from './statement-lines.ts';
import { putInBrackets } from '../ui/i18n.ts';

// What a statement would list as of now: rent, sessions, corrections, sums, and the sessions that have not ended.

type Content = StatementPreview['content'];

/** The lines, sums and open sessions of a statement that is not made yet. */
export function StatementLines({ content }: { readonly content: Content }) {
  const lines = listStatementLines(content);
  const open = listOpenSessions(content);
  const columns = buildLineColumns();
  return (
    <>
      <ShortTable label={sayStatement('linesNow')} rows={lines} rowKey={(row) => row.key} columns={columns} />
      <ul className="tenants-means">
        {listSums(content).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {open.length === 0 ? null : (
        <>
          <h3>{sayStatement('stillOpen')}</h3>
          <ShortTable label={sayStatement('stillOpen')} rows={open} rowKey={(row) => row.key} columns={columns} />
        </>
      )}
    </>
  );
}

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

function InvoiceDialog({ statement, onClose }: { readonly statement: StatementLine; readonly onClose: () => void }) {
  const [note, setNote] = useState<InvoiceNote>(statement.invoice ?? { state: 'issued', number: null, day: null });
  const { run } = useToldCommand('money.noteInvoice', () => sayStatement('invoiceNoted'));
  const [confirmed, setConfirmed] = useState<readonly InvoiceQuestion[]>([]);
  const isNone = note.state === 'not_issued';
  // What was asked is confirmed by pressing again, and asked again of another number or day.
  const change = (next: InvoiceNote): void => {
    setConfirmed([]);
    setNote(next);
  };
  const act = async (): Promise<Outcome<null>> => {
    const outcome = await run({ id: statement.id, ...note, confirmed: [...confirmed] });
    const asked = INVOICE_QUESTIONS.find((code) => !outcome.ok && outcome.refusal?.code === code);
    if (asked !== undefined) setConfirmed([...confirmed, asked]);
    return outcome;
  };
  return (
    <ActionDialog
      title={sayStatement('invoiceTitle', { number: statement.number })}
      ok={confirmed.length > 0 ? sayStatement('invoiceAnyway') : sayUi('save')}
      focus="field"
      act={act}
      onClose={onClose}
    >
      <Segmented<InvoiceNote['state']>
        aria-label={sayStatement('invoiceState')}
        value={note.state}
        onChange={(state) => change({ ...note, state })}
        options={INVOICE_STATES.map((value) => ({ value, label: sayChoice(value) }))}
      />
      <TextField
        label={sayStatement('invoiceNumber')}
        value={note.number ?? ''}
        isDisabled={isNone}
        onChange={(number) => change({ ...note, number: number === '' ? null : number })}
      />
      <DayField label={sayStatement('invoiceDay')} value={note.day} isDisabled={isNone} onChange={(day) => change({ ...note, day })} />
    </ActionDialog>
  );
}

/** A statement that was made, with its files. */
function Made({ statement }: { readonly statement: StatementLine }) {
  const { hand, isBusy } = useStatementFiles();
  const { id, number, total, part } = statement;
  const [isNoting, setNoting] = useState(false);
  return (
    <li className="tenants-buttons">
      <span>
        {sayStatement('bill', { number })}
        {part === 'whole' ? '' : ` · ${sayStatement(part)}`} · {formatYuan(total)}
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
      <IfMay call="money.noteInvoice">
        <Button size="small" aria-label={`${sayStatement('invoice')} ${number}`} onClick={() => setNoting(true)}>
          {`${sayStatement('invoice')} ${sayInvoice(statement.invoice)}`.trim()}
        </Button>
      </IfMay>
      {isNoting ? <InvoiceDialog statement={statement} onClose={() => setNoting(false)} /> : null}
    </li>
  );
}

interface StatementWish {
  readonly tenant: number;
  readonly month: Month;
  readonly part: BillablePart | null;
}

interface BodyProps {
  readonly wish: StatementWish;
  readonly preview: StatementPreview;
  readonly made: readonly StatementLine[];
}

function Body({ wish, preview, made }: BodyProps) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('money.make');
  const { content, earlier, isChanged, refusal } = preview;
  const make = async (): Promise<void> => {
    const outcome = await run(wish);
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

/** Not one part alone, but all that is to be billed by now. */
const DUE = 'due';
const PARTS: readonly (typeof DUE | BillablePart)[] = [DUE, ...BILLABLE_PARTS];

interface StatementDrawerProps {
  readonly tenant: number;
  readonly month: Month;
  readonly statements: readonly StatementLine[];
  readonly onClose: () => void;
}

function StatementDrawer({ tenant, month: first, statements, onClose }: StatementDrawerProps) {
  const [month, setMonth] = useState<Month>(first);
  const [part, setPart] = useState<BillablePart | null>(null);
  const wish = { tenant, month, part };
  const asked = useApiQuery('money.preview', wish);
  const choose = (text: string | null): void => {
    const chosen = text === null ? null : parseMonth(text);
    if (chosen !== null) setMonth(chosen);
  };
  const made = statements.filter((one) => one.month === month).toReversed();
  return (
    <SideDrawer title={sayStatement('makeTitle', { month })} onClose={onClose} width={720}>
      <div className="stack-3">
        <MonthField label={sayStatement('month')} value={month} onChange={choose} />
        <Segmented<(typeof PARTS)[number]>
          aria-label={sayStatement('part')}
          value={part ?? DUE}
          onChange={(chosen) => setPart(chosen === DUE ? null : chosen)}
          options={PARTS.map((value) => ({ value, label: sayStatement(value === DUE ? 'partDue' : value) }))}
        />
        <Show asked={asked}>{(preview) => <Body wish={wish} preview={preview} made={made} />}</Show>
      </div>
    </SideDrawer>
  );
}

/** What the tenant owes, has paid ahead and left as deposit. */
export function AccountSums({ account }: { readonly account: TenantAccount }) {
  const { open, ahead, deposit } = account;
  const yuan = (fen: number): string => `${formatYuan(fen)} ${sayStatement('yuan')}`;
  const parts = sayStatement('depositParts', {
    taken: formatYuan(deposit.taken),
    back: formatYuan(deposit.givenBack),
    kept: formatYuan(deposit.kept),
  });
  return (
    <Facts
      facts={[
        { label: sayStatement('openAll'), value: yuan(open) },
        { label: sayStatement('ahead'), value: yuan(ahead) },
        { label: sayStatement('deposit'), value: deposit.taken === 0 ? yuan(0) : `${yuan(deposit.balance)}${putInBrackets(parts)}` },
      ]}
    />
  );
}

const ENTRIES = ['payment', 'charge', 'deposit_move'] as const;

function Entries({ tenant }: { readonly tenant: number }) {
  const [kind, setKind] = useState<(typeof ENTRIES)[number]>('payment');
  const given = useMemo(() => ({ tenant_id: tenant }), [tenant]);
  return (
    <Section title={sayStatement('entries')}>
      <div className="tenants-toggle">
        <Segmented
          aria-label={sayStatement('entries')}
          value={kind}
          onChange={setKind}
          options={ENTRIES.map((value) => ({ value, label: sayStatement(value) }))}
        />
      </div>
      <RecordTable key={kind} kind={kind} name={`tenant-${kind}`} tenant={tenant} given={given} height={260} />
    </Section>
  );
}

function Account({ account }: { readonly account: TenantAccount }) {
  const columns = useMemo(buildAccountColumns, []);
  const today = useToday();
  const [month, setMonth] = useState<Month | null>(null);
  const { tenant, months } = account;
  const make = <Button onClick={() => setMonth(addMonths(monthOf(today), -1))}>{sayStatement('make')}</Button>;
  return (
    <>
      <Section title={sayStatement('account')} actions={make}>
        <AccountSums account={account} />
      </Section>
      <Section title={sayStatement('months')}>
        <p className="tenants-help">{sayStatement('monthsHelp')}</p>
        <DataTable
          name="tenant-account"
          label={sayStatement('months')}
          rows={months}
          rowKey={(row) => row.month}
          columns={columns}
          onOpen={(row) => setMonth(parseMonth(row.month))}
          rowTone={(row) => (row.open > 0 ? 'warn' : undefined)}
          empty={<Empty title={sayStatement('none')} help={sayStatement('noneHelp')} />}
          {...(months.length === 0 ? {} : { height: Math.min(420, 130 + months.length * 36) })}
        />
      </Section>
      {month === null ? null : (
        <StatementDrawer
          tenant={tenant}
          month={month}
          statements={months.flatMap(({ statements }) => statements)}
          onClose={() => setMonth(null)}
        />
      )}
    </>
  );
}

/** The tab 账单. */
export function StatementsTab({ tenant }: { readonly tenant: number }) {
  const asked = useApiQuery('money.account', { tenant }, { keep: true });
  return (
    <div className="stack-4">
      <Show asked={asked}>{(account) => <Account account={account} />}</Show>
      <Entries tenant={tenant} />
    </div>
  );
}

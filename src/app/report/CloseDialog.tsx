// Closing a month: what stands in the way, what will happen; by keyboard alone, and asked once.
// What the closing dialog does once the month is closed: the report saved as xlsx and PDF, and noted as handed in.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ReportFinding, ReportPages } from '../../contract/report/filing-shapes.ts';
import { lastDayOf, parseMonth } from '../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { useAuditWords } from '../ui/audit-messages.ts';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { getLanguage, putInBrackets } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { useNotices, useToldCommand } from '../ui/notices.tsx';
import { useToday } from '../ui/today.ts';
import { formatDay, formatMonth, trimOrNull } from '../ui/values.tsx';
import { ExplanationBox, LastMonthWords } from './ExplanationBox.tsx';
import { sortBySeverity } from './report-parts.ts';
import { sayReport } from './report-messages.ts';
import { ChangedRecords, type Comparison } from './ChangedRecords.tsx';
import { OPEN_BOOKINGS_RELATION, OpenBookings, useOpenBookings } from './OpenBookings.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { readPreference, writePreference } from '../ui/preferences.ts';
import { useSaveFile } from '../ui/save-file.ts';

/** What was chosen in the dialog; `go` does it, and says what of it failed: the month is closed all the same. */
interface AfterClosing {
  readonly isSaved: boolean;
  readonly setSaved: (isSaved: boolean) => void;
  readonly how: string;
  readonly setHow: (how: string) => void;
  readonly go: () => Promise<void>;
}

/** Whether the report is saved too, as it was left. */
const REMEMBERED = 'close-saves';

/** Keeps what is chosen. */
function useAfterClosing(month: string): AfterClosing {
  const notices = useNotices();
  const save = useSaveFile();
  const submit = useToldCommand('month.submit', ({ state }) => sayReport('submitted', { state: sayReport(`state_${state}`) }));
  const exporting = useCommand('report.export');
  const [isSaved, setSaved] = useState(() => readPreference(REMEMBERED) !== 'no');
  const [how, setHow] = useState('');
  const go = async (): Promise<void> => {
    const words = trimOrNull(how);
    if (words !== null) await submit.send({ month, how: words, receipt: null, result: null, words: null, disputed: [] });
    writePreference(REMEMBERED, isSaved ? 'yes' : 'no');
    if (!isSaved) return;
    const outcome = await exporting.run({ month, profile: null, kinds: ['xlsx', 'pdf'] });
    if (!outcome.ok) notices.failed(outcome);
    else for (const file of outcome.value.files) await save(file);
  };
  return { isSaved, setSaved, how, setHow, go };
}

/** The choices, for those who may. */
function ThenFields({ then }: { readonly then: AfterClosing }) {
  const may = usePermissions();
  return (
    <section className="stack-2" aria-label={sayReport('closeThen')}>
      <p className="close-title">{sayReport('closeThen')}</p>
      {may.call('report.export') ? (
        <Checkbox checked={then.isSaved} onChange={(event) => then.setSaved(event.target.checked)}>
          {sayReport('closeSave')}
        </Checkbox>
      ) : null}
      {may.call('month.submit') ? (
        <TextField label={sayReport('closeHow')} value={then.how} onChange={then.setHow} placeholder={sayReport('howExample')} />
      ) : null}
    </section>
  );
}

interface CorrectionsProps {
  readonly revision: number;
  readonly changes: Comparison;
  /** Why the month was opened again. */
  readonly reason: string;
}

/** The figures that change from the revision before, with the reason and the records that were written since. */
function ClosingCorrections({ revision, changes, reason }: CorrectionsProps) {
  const { figures, records, more } = changes;
  return (
    <section className="stack-2" aria-label={sayReport('corrections')}>
      <p className="close-title">
        {figures.length === 0
          ? sayReport('closeCorrectsNothing', { revision })
          : sayReport('closeCorrects', { count: figures.length, revision })}
      </p>
      <p>{sayReport('closeReason', { reason })}</p>
      {figures.length === 0 ? null : (
        <ul className="close-list close-corrections" tabIndex={0} aria-label={sayReport('corrections')}>
          {figures.map(({ figure, label, before, after, unit, difference }) => (
            <li key={figure}>
              <span lang="zh-CN">{label}</span>{' '}
              <span className="correction-values">
                {sayReport('correctionLine', { old: before, new: after })} {unit}
                {difference === null ? '' : putInBrackets(difference)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{sayReport('changedRecords', { count: records.length + more })}</summary>
        <div className="close-corrections">
          <ChangedRecords records={records} more={more} />
        </div>
      </details>
    </section>
  );
}

interface DialogProps {
  readonly report: ReportPages;
  readonly onClose: () => void;
  /** Goes to a finding. */
  readonly onJump: (relation: string) => void;
}

function Obstacles({
  title,
  relations,
  onJump,
}: {
  readonly title: string;
  readonly relations: readonly { readonly id: string; readonly name: string; readonly message: string }[];
  readonly onJump: (relation: string) => void;
}) {
  const audit = useAuditWords();
  if (relations.length === 0) return null;
  return (
    <div>
      <p className="close-title">{title}</p>
      <ul className="close-list">
        {relations.map(({ id, name, message }) => (
          <li key={id}>
            <strong>
              {id} <span lang={audit.lang}>{audit.name(id, name)}</span>
            </strong>{' '}
            <span lang={audit.lang}>{audit.finding(id, message)}</span>{' '}
            <Button size="small" type="link" onClick={() => onJump(id)} aria-label={`${sayReport('jumpTo')} ${id}`}>
              {sayReport('jumpTo')} →
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The findings that had no words when the dialog came, each with its box: one that gets words stays where it is. */
function Explanations({ month, findings }: { readonly month: string; readonly findings: readonly ReportFinding[] }) {
  const audit = useAuditWords();
  const [silent] = useState(() => new Set(findings.filter(({ explanation }) => explanation === '').map(({ id }) => id)));
  const shown = findings.filter(({ id }) => silent.has(id));
  if (shown.length === 0) return null;
  const title = sayReport('closeSilent', { count: shown.length });
  return (
    <section className="stack-2" aria-label={title}>
      <p className="close-title">{title}</p>
      <ul className="close-list stack-3">
        <LastMonthWords month={month} findings={shown} />
        {shown.map((finding) => (
          <li key={finding.id}>
            <span lang={audit.lang}>{audit.finding(finding.id, finding.message)}</span>
            <ExplanationBox month={month} finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhatHappens({ report }: { readonly report: ReportPages }) {
  const revision = (report.status.revision ?? 0) + 1;
  const foot = new Map(report.fields.map(({ field, value }) => [field, value === '' ? '—' : value]));
  return (
    <div>
      <p className="close-title">{sayReport('closeWill')}</p>
      <ul className="close-list">
        <li>{sayReport('closeWill1', { revision })}</li>
        <li>{sayReport('closeWill2')}</li>
        <li>{sayReport('closeWill3', { next: revision + 1 })}</li>
        <li lang="zh-CN">
          {sayReport('closeSigned', {
            head: foot.get('单位负责人') ?? '—',
            filler: foot.get('填表人') ?? '—',
            day: foot.get('报出日期') ?? '—',
          })}
        </li>
      </ul>
    </div>
  );
}

/** The last day that must have passed, or null once it has. */
function useDayToWaitFor(month: string): string | null {
  const today = useToday();
  const parsed = parseMonth(month);
  return parsed !== null && today <= lastDayOf(parsed) ? lastDayOf(parsed) : null;
}

/** What differs from the revision before and why; `isKnown` once that can be said, at once where there is none before. */
function useCorrections({ status }: ReportPages) {
  const { month } = status;
  // As it was when the dialog came: once the month is closed it has one revision more, and the dialog is on its way out.
  const [revision] = useState(status.revision);
  const isFirst = revision === null;
  const compared = useApiQuery('filing.compare', { month, from: revision ?? 1, to: null }, { isWaiting: isFirst });
  const revisions = useApiQuery('filing.revisions', { month }, { isWaiting: isFirst });
  if (isFirst) return { isKnown: true, corrections: null };
  if (compared.state === 'loading' || revisions.state === 'loading') return { isKnown: false, corrections: null };
  if (compared.state !== 'ready' || revisions.state !== 'ready') return { isKnown: true, corrections: null };
  const newest = revisions.value.revisions.find((one) => one.revision === revision);
  return { isKnown: true, corrections: { revision, changes: compared.value, reason: newest?.reopened?.reason ?? '' } };
}

/** The dialog. It comes once all that it has to say is there: its button has the focus, and a quick Enter must not go before the words. */
export function CloseDialog({ report, onClose, onJump }: DialogProps) {
  const language = getLanguage();
  const notices = useNotices();
  const { run } = useCommand('month.close');
  const { errors, warnings } = sortBySeverity(report);
  const { month } = report.status;
  const open = useOpenBookings(month, report.findings.find(({ id }) => id === OPEN_BOOKINGS_RELATION)?.explanation ?? '');
  const asked = open.bookings.length === 0 ? warnings : warnings.filter(({ id }) => id !== OPEN_BOOKINGS_RELATION);
  const silent = asked.filter(({ explanation }) => explanation === '');
  const then = useAfterClosing(month);
  const waitsFor = useDayToWaitFor(month);
  const { isKnown, corrections } = useCorrections(report);
  const isBlocked = errors.length > 0 || waitsFor !== null;
  const closeMonth = async (): Promise<Acted> => {
    const explanations = open.carried === null ? {} : { [OPEN_BOOKINGS_RELATION]: open.carried };
    const outcome = await run({ month, explanations, settle: open.settle });
    if (outcome.ok) {
      notices.done(sayReport('closed', { month: formatMonth(month, language), revision: outcome.value.revision }));
      void then.go();
    }
    return outcome;
  };
  if (!isKnown || !open.isKnown) return null;
  return (
    <ActionDialog
      goesOn
      title={sayReport('closeTitle', { month: formatMonth(month, language) })}
      width={640}
      ok={sayReport('close')}
      busy={sayReport('closing')}
      focus="ok"
      isReady={!isBlocked && silent.length === 0 && open.isDecided}
      act={closeMonth}
      onClose={onClose}
    >
      {({ close }) => {
        const jump = (relation: string): void => close(() => onJump(relation));
        return (
          <>
            {isBlocked ? (
              <Note tone="danger" title={sayReport('closeBlocked')}>
                {waitsFor === null ? null : <p>{sayReport('closeNotOver', { day: formatDay(waitsFor, language) })}</p>}
                <Obstacles title={sayReport('closeErrors')} relations={errors} onJump={jump} />
              </Note>
            ) : null}
            <Explanations month={month} findings={asked} />
            <OpenBookings choices={open} />
            {corrections === null ? null : <ClosingCorrections {...corrections} />}
            <ThenFields then={then} />
            <WhatHappens report={report} />
          </>
        );
      }}
    </ActionDialog>
  );
}

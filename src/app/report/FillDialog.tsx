// The bureau's own workbook filled with a month: which form, the account of what was written, the file.
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import type { FillAccount, WorkbookLine } from '../../contract/bureau/workbooks.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { ALREADY_SENT, type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { readPreference, writePreference } from '../ui/preferences.ts';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { BrokenNote, Empty, Note, Show } from '../ui/Notes.tsx';
import { useSaveFile } from '../ui/save-file.ts';
import { useDialog } from '../ui/dialog/use-dialog.ts';
import { formatCount, formatMonth } from '../ui/values.tsx';
import { Facts } from '../ui/Page.tsx';
import { sayFill } from './fill-messages.ts';

type Finding = FillAccount['warnings'][number];

/** What somebody has to see before the file is used: a failing check of the sheet, a formula without a result. */
function shouldReviewFill({ checks, warnings }: FillAccount): boolean {
  return checks.some(({ ok }) => !ok) || warnings.some(({ refusal }) => refusal.code === 'WB_NOT_CALCULATED');
}

function Findings({ findings, title }: { readonly findings: readonly Finding[]; readonly title: string }) {
  const language = getLanguage();
  if (findings.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="fill-title">{title}</h3>
      <ul className="fill-list" tabIndex={0} aria-label={title}>
        {findings.map(({ sheet, cell, refusal }, at) => (
          <li key={`${sheet} ${cell} ${refusal.code} ${String(at)}`}>
            {sheet === '' ? '' : `${sheet}${sayMark('：')}`}
            {formatRefusal(refusal, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FillAccountView({ name, account }: { readonly name: string; readonly account: FillAccount }) {
  const { written, inserted, recalculated, checks, warnings } = account;
  const failing = checks.filter(({ ok }) => !ok);
  const open = warnings.filter(({ refusal }) => refusal.code === 'WB_NOT_CALCULATED');
  // Failing checks are named above, by what they give.
  const notes = warnings.filter(({ refusal }) => refusal.code !== 'WB_NOT_CALCULATED' && refusal.code !== 'WB_CHECK_FAILS');
  const sayCheck =
    checks.length === 0
      ? sayFill('checksNone')
      : failing.length === 0
        ? sayFill('checksFine', { count: checks.length })
        : sayFill('checksFail', { count: failing.length });
  return (
    <div className="stack-3">
      <p className="fill-name" lang="zh-CN">
        {name}
      </p>
      <Facts
        facts={[
          { label: sayFill('written'), value: formatCount(written) },
          { label: sayFill('inserted'), value: formatCount(inserted) },
          { label: sayFill('recalculated'), value: formatCount(recalculated) },
          { label: sayFill('checks'), value: sayCheck },
        ]}
      />
      {shouldReviewFill(account) ? (
        <Note tone="warn" title={sayFill('look')}>
          {sayFill('lookHelp')}
        </Note>
      ) : (
        <Note tone="good">{sayFill('saved')}</Note>
      )}
      {failing.length === 0 ? null : (
        <section aria-label={sayFill('failing')}>
          <h3 className="fill-title">{sayFill('failing')}</h3>
          <ul className="fill-list" tabIndex={0} aria-label={sayFill('failing')}>
            {failing.map(({ sheet, cell, value }) => (
              <li key={`${sheet}!${cell}`}>{sayFill('failingLine', { place: `${sheet}!${cell}`, value: String(value) })}</li>
            ))}
          </ul>
        </section>
      )}
      <Findings findings={open} title={sayFill('notCalculated')} />
      <Findings findings={notes} title={sayFill('notes', { count: notes.length })} />
    </div>
  );
}

/** The form that was filled last on this computer. */
const LAST_FORM = 'report.form';

function useFill(month: string) {
  const save = useSaveFile();
  const filling = useCommand('workbooks.fill');
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof filling.run>> | null>(null);
  const run = async (id: number): Promise<void> => {
    setOutcome(null);
    writePreference(LAST_FORM, String(id));
    const answer = await filling.run({ id, month, profile: null });
    if (answer === ALREADY_SENT) return;
    setOutcome(answer);
    // Where nothing asks to be looked at first, the file is handed over at once.
    if (answer.ok && !shouldReviewFill(answer.value.workbook)) await save(answer.value);
  };
  return { run, outcome, isBusy: filling.isBusy, stop: filling.cancel, save, forget: () => setOutcome(null) };
}

function FormChoice({
  forms,
  chosen,
  onChoose,
}: {
  readonly forms: readonly WorkbookLine[];
  readonly chosen: number | undefined;
  readonly onChoose: (id: number) => void;
}) {
  const state = ({ entries, proposed }: WorkbookLine): string =>
    entries === 0 ? sayFill('nothing') : proposed === 0 ? sayFill('ready') : sayFill('left', { count: proposed });
  return (
    <Radio.Group
      className="stack-2"
      value={chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
      aria-label={sayFill('choose')}
    >
      {forms.map((form) => (
        <Radio value={form.id} key={form.id}>
          {form.name} <span className="soft">{state(form)}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}

/** Why nothing was filled, with the way to the map. */
function FillTrouble({ outcome, id }: { readonly outcome: Outcome<unknown>; readonly id: number }) {
  const language = getLanguage();
  if (outcome.ok) return null;
  if (outcome.refusal === null) return <BrokenNote number={outcome.number} />;
  return (
    <Note
      tone="danger"
      title={sayFill('refused')}
      actions={
        <Link className="report-go" href={`~/settings/maps/${id}`}>
          {sayFill('toMap')}
        </Link>
      }
    >
      {formatRefusal(outcome.refusal, language)}
    </Note>
  );
}

function StateNote({ report }: { readonly report: ReportPages }) {
  const { state, revision } = report.status;
  const isOpen = state === 'not_started' || state === 'filling';
  return <Note tone={isOpen ? 'warn' : 'plain'}>{isOpen ? sayFill('draft') : sayFill('closed', { revision: revision ?? 1 })}</Note>;
}

type Fill = ReturnType<typeof useFill>;

function Body({
  report,
  forms,
  fill,
  chosen,
  onChoose,
}: {
  readonly report: ReportPages;
  readonly forms: readonly WorkbookLine[];
  readonly fill: Fill;
  readonly chosen: number | undefined;
  readonly onChoose: (id: number) => void;
}) {
  if (fill.outcome?.ok === true) return <FillAccountView name={fill.outcome.value.name} account={fill.outcome.value.workbook} />;
  if (forms.length === 0) {
    return (
      <Empty
        title={sayFill('none')}
        help={sayFill('noneHelp')}
        action={
          <Link className="report-go" href="~/settings/maps">
            {sayFill('toMaps')}
          </Link>
        }
      />
    );
  }
  return (
    <div className="stack-3">
      <FormChoice forms={forms} chosen={chosen} onChoose={onChoose} />
      <StateNote report={report} />
      {fill.isBusy ? (
        <div className="report-busy" role="status">
          {sayFill('filling')}
          <Button size="small" onClick={fill.stop}>
            {sayFill('stop')}
          </Button>
        </div>
      ) : null}
      {fill.outcome === null || chosen === undefined ? null : <FillTrouble outcome={fill.outcome} id={chosen} />}
    </div>
  );
}

function Loaded({
  report,
  forms,
  onClose,
}: {
  readonly report: ReportPages;
  readonly forms: readonly WorkbookLine[];
  readonly onClose: () => void;
}) {
  const language = getLanguage();
  const { modal, close } = useDialog(onClose);
  const fill = useFill(report.status.month);
  const last = Number(readPreference(LAST_FORM));
  const [chosen, setChosen] = useState<number | undefined>(forms.find(({ id }) => id === last)?.id ?? forms[0]?.id);
  const { outcome } = fill;
  const file = outcome?.ok === true ? outcome.value : null;
  const isAsking = file !== null && shouldReviewFill(file.workbook);
  const act = (): void => {
    if (file !== null) void fill.save(file);
    else if (chosen !== undefined) void fill.run(chosen);
  };
  return (
    <Modal
      {...modal}
      width={620}
      title={file === null ? sayFill('title', { month: formatMonth(report.status.month, language) }) : sayFill('doneTitle')}
      okText={file === null ? sayFill('fill') : sayFill(isAsking ? 'saveAnyway' : 'saveAgain')}
      cancelText={sayFill(file === null ? 'cancel' : 'close')}
      okButtonProps={{
        disabled: forms.length === 0,
        loading: fill.isBusy,
        autoFocus: true,
        type: file === null || isAsking ? 'primary' : 'default',
      }}
      onOk={act}
      onCancel={() => {
        fill.stop();
        close();
      }}
    >
      <Body
        report={report}
        forms={forms}
        fill={fill}
        chosen={chosen}
        onChoose={(id) => {
          setChosen(id);
          fill.forget();
        }}
      />
    </Modal>
  );
}

export function FillDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const asked = useApiQuery('workbooks.list', {});
  return (
    <Show asked={asked}>
      {({ workbooks }) => <Loaded report={report} forms={workbooks.filter(({ isRetired }) => !isRetired)} onClose={onClose} />}
    </Show>
  );
}

// The box in which a finding or an unusual figure is explained: kept as it is typed, with undo once it is left.
import { Button, Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReportFinding } from '../../contract/report/filing-shapes.ts';
import { useClient, useCommand } from '../ui/api.tsx';
import { useAuditWords } from '../ui/audit-messages.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sayReport } from './report-messages.ts';

/** A pause in typing after which the words are kept. */
const PAUSE_MS = 700;

interface BoxProps {
  readonly month: string;
  readonly finding: Pick<ReportFinding, 'id' | 'name' | 'message' | 'explanation' | 'writtenAbout'> & { readonly lastMonth?: string };
  /** What stands before its name on screen, where that is not its id. */
  readonly place?: string;
  /** What becomes of the words, where closing does not put them into the report. */
  readonly help?: string;
}

function useKeptWords({ month, finding, place }: BoxProps) {
  const client = useClient();
  const notices = useNotices();
  const tell = useCommand('filing.explain');
  const [typed, setTyped] = useState<string | null>(null);
  const atFocus = useRef(finding.explanation);
  const words = typed ?? finding.explanation;
  const { id: relation, name, message: about } = finding;
  const keep = async (next: string): Promise<boolean> => {
    const outcome = await tell.run({ month, relation, words: next, about });
    if (!outcome.ok) {
      notices.failed(outcome);
      return false;
    }
    // Unless more was typed meanwhile, what is kept is what is shown.
    setTyped((now) => (now === next ? null : now));
    return true;
  };
  const keepLatest = useRef(keep);
  useEffect(() => {
    keepLatest.current = keep;
  });
  useEffect(() => {
    if (typed === null || typed.trim() === finding.explanation) return undefined;
    const timer = window.setTimeout(() => void keepLatest.current(typed), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, finding.explanation]);
  useUnsaved(typed !== null && typed.trim() !== finding.explanation);
  const leave = async (): Promise<void> => {
    const before = atFocus.current;
    if (words.trim() === before) return;
    if (words.trim() !== finding.explanation && !(await keep(words))) return;
    atFocus.current = words.trim();
    notices.done(sayReport(words.trim() === '' ? 'explanationGone' : 'explained', { id: place ?? relation, name }), async () => {
      setTyped(null);
      atFocus.current = before;
      return client.filing.explain({ month, relation, words: before, about });
    });
  };
  const enter = (): void => {
    atFocus.current = finding.explanation;
  };
  return { words, setTyped, enter, leave, isBusy: tell.isBusy, isDirty: typed !== null && typed.trim() !== finding.explanation };
}

/** The box of one finding or figure. */
export function ExplanationBox(box: BoxProps) {
  const audit = useAuditWords();
  const { finding, place, help } = box;
  const { lastMonth = '' } = finding;
  const { words, setTyped, enter, leave, isBusy, isDirty } = useKeptWords(box);
  // The dialog that closes the month has boxes of the same findings.
  const id = useId();
  const state =
    isBusy || isDirty
      ? sayReport('explanationSaving')
      : words === ''
        ? (help ?? sayReport('explanationHelp'))
        : sayReport('explanationKept');
  return (
    <div className="finding-words">
      <label className="finding-label" htmlFor={id}>
        {sayReport('explanation', { id: place ?? finding.id, name: audit.name(finding.id, finding.name) })}
      </label>
      <Input.TextArea
        id={id}
        value={words}
        className="growing"
        rows={2}
        maxLength={20_000}
        aria-describedby={`${id}-state`}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={enter}
        onBlur={() => void leave()}
      />
      <div className="finding-state" id={`${id}-state`}>
        {state}
      </div>
      {words === '' && lastMonth !== '' ? (
        <Button size="small" type="link" onClick={() => setTyped(lastMonth)}>
          {sayReport('lastMonthOne', { words: lastMonth })}
        </Button>
      ) : null}
      {finding.writtenAbout === null ? null : (
        <p className="finding-stale" role="status">
          {sayReport('explanationStale', { about: audit.finding(finding.id, finding.writtenAbout) })}
        </p>
      )}
    </div>
  );
}

interface LastMonthProps {
  readonly month: string;
  readonly findings: readonly ReportFinding[];
}

/** Takes last month's words for every finding that has none yet. */
export function LastMonthWords({ month, findings }: LastMonthProps) {
  const client = useClient();
  const notices = useNotices();
  const explain = useCommand('filing.explain');
  const offered = findings.filter((one) => one.explanation === '' && one.lastMonth !== '');
  if (offered.length < 2) return null;
  const inputs = offered.map(({ id, message, lastMonth }) => ({ month, relation: id, words: lastMonth, about: message }));
  const take = async (): Promise<void> => {
    for (const input of inputs) {
      const outcome = await explain.run(input);
      if (!outcome.ok) {
        notices.failed(outcome);
        return;
      }
    }
    notices.done(sayReport('lastMonthTaken', { count: inputs.length }), async () => {
      const undone = await Promise.all(inputs.map((input) => client.filing.explain({ ...input, words: '' })));
      return undone.find(({ ok }) => !ok) ?? { ok: true, value: null };
    });
  };
  return (
    <li>
      <Button size="small" loading={explain.isBusy} onClick={() => void take()}>
        {sayReport('lastMonthAll', { count: offered.length })}
      </Button>
    </li>
  );
}

// A closed month on its way: noted as handed in, or the bureau's answer, with a scan and words.
import type { NamedFile } from '../../contract/core/shell-port.ts';
import { Radio } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { SeveralField } from '../ui/fields/choice-fields.tsx';
import { NotesField, TextField } from '../ui/fields/text-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useToldCommand } from '../ui/notices.tsx';
import { formatMonth, trimOrNull } from '../ui/values.tsx';
import { listFigureChoices } from './report-parts.ts';
import { sayReport } from './report-messages.ts';

type AnswerOfBureau = 'accepted' | 'returned';

function ScanField({ scan, onScan }: { readonly scan: NamedFile | null; readonly onScan: (scan: NamedFile | null) => void }) {
  const id = useId();
  const pick = async (file: File | undefined): Promise<void> =>
    onScan(file === undefined ? null : { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {sayReport('scan')}
      </label>
      <input
        id={id}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,.zip"
        onChange={(event) => void pick(event.target.files?.[0])}
      />
      <div className="field-help">{scan === null ? sayReport('scanHelp') : sayReport('scanPicked', { name: scan.name })}</div>
    </div>
  );
}

function AnswerFields({
  report,
  result,
  onResult,
  words,
  onWords,
  disputed,
  onDisputed,
}: {
  readonly report: ReportPages;
  readonly result: AnswerOfBureau;
  readonly onResult: (result: AnswerOfBureau) => void;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly disputed: readonly string[];
  readonly onDisputed: (addresses: readonly string[]) => void;
}) {
  const figures = useMemo(() => listFigureChoices(report), [report]);
  const isLacking = result === 'returned' && words.trim() === '';
  return (
    <>
      <Radio.Group
        aria-label={sayReport('result')}
        value={result}
        onChange={(event) => onResult(event.target.value === 'returned' ? 'returned' : 'accepted')}
        options={[
          { value: 'accepted', label: sayReport('accepted') },
          { value: 'returned', label: sayReport('returned') },
        ]}
      />
      <NotesField
        label={sayReport('words')}
        value={words}
        onChange={onWords}
        isNeeded={result === 'returned'}
        help={isLacking ? sayReport('wordsNeeded') : undefined}
      />
      {result === 'returned' ? (
        <SeveralField
          label={sayReport('disputed')}
          value={disputed}
          onChange={onDisputed}
          options={figures}
          help={sayReport('disputedHelp')}
        />
      ) : null}
    </>
  );
}

/** The dialog: the handing in while nothing was noted, the answer after it. */
export function SubmitDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const language = getLanguage();
  const { run } = useToldCommand('month.submit', ({ state }) => sayReport('submitted', { state: sayReport(`state_${state}`) }));
  const [how, setHow] = useState('');
  const [words, setWords] = useState('');
  const [result, setResult] = useState<AnswerOfBureau>('accepted');
  const [scan, setScan] = useState<NamedFile | null>(null);
  const [disputed, setDisputed] = useState<readonly string[]>([]);
  const { month, submission } = report.status;
  // As it was when the dialog opened: its words must not turn while it closes.
  const [isAnswer] = useState(submission?.state === 'handed_in');
  const isReady = isAnswer ? result === 'accepted' || words.trim() !== '' : how.trim() !== '';
  const submit = (): Promise<Acted> =>
    run({
      month,
      how: isAnswer ? null : trimOrNull(how),
      receipt: scan === null ? null : { name: scan.name, bytes: scan.bytes },
      result: isAnswer ? result : null,
      words: isAnswer && words.trim() !== '' ? words.trim() : null,
      disputed: isAnswer && result === 'returned' ? [...disputed] : [],
    });
  return (
    <ActionDialog
      goesOn
      title={sayReport(isAnswer ? 'answerTitle' : 'submitTitle', { month: formatMonth(month, language) })}
      ok={sayReport(isAnswer ? 'answer' : 'submit')}
      isReady={isReady}
      act={submit}
      onClose={onClose}
    >
      {isAnswer ? (
        <AnswerFields
          report={report}
          result={result}
          onResult={setResult}
          words={words}
          onWords={setWords}
          disputed={disputed}
          onDisputed={setDisputed}
        />
      ) : (
        <TextField label={sayReport('how')} value={how} onChange={setHow} isNeeded placeholder={sayReport('howExample')} />
      )}
      <ScanField scan={scan} onScan={setScan} />
    </ActionDialog>
  );
}

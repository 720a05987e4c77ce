// A closed month on its way: noted as handed in, or the bureau's answer, with a scan and words.
import { Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { useClient, useTell } from '../kit/api.tsx';
import { NotesField, TextField } from '../kit/fields/text-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { RefusalNote } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import type { ReadyFile } from '../kit/save-file.ts';
import { sayMonth } from '../kit/values.tsx';
import { reportWords } from './report-words.ts';
import { useDialog } from '../kit/use-dialog.ts';

type AnswerOfBureau = 'accepted' | 'returned';

function ScanField({ scan, onScan }: { readonly scan: ReadyFile | null; readonly onScan: (scan: ReadyFile | null) => void }) {
  const say = useWords(reportWords);
  const id = useId();
  const pick = async (file: File | undefined): Promise<void> =>
    onScan(file === undefined ? null : { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {say('scan')}
      </label>
      <input
        id={id}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,.zip"
        onChange={(event) => void pick(event.target.files?.[0])}
      />
      <div className="field-help">{scan === null ? say('scanHelp') : say('scanPicked', { name: scan.name })}</div>
    </div>
  );
}

function AnswerFields({
  result,
  onResult,
  words,
  onWords,
}: {
  readonly result: AnswerOfBureau;
  readonly onResult: (result: AnswerOfBureau) => void;
  readonly words: string;
  readonly onWords: (words: string) => void;
}) {
  const say = useWords(reportWords);
  const isLacking = result === 'returned' && words.trim() === '';
  return (
    <>
      <Radio.Group
        aria-label={say('result')}
        value={result}
        onChange={(event) => onResult(event.target.value === 'returned' ? 'returned' : 'accepted')}
        options={[
          { value: 'accepted', label: say('accepted') },
          { value: 'returned', label: say('returned') },
        ]}
      />
      <NotesField
        label={say('words')}
        value={words}
        onChange={onWords}
        isNeeded={result === 'returned'}
        help={isLacking ? say('wordsNeeded') : undefined}
      />
    </>
  );
}

function useSubmit({ status }: ReportPages, onClose: () => void) {
  const say = useWords(reportWords);
  const client = useClient();
  const notices = useNotices();
  const tell = useTell(client.month.submit);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const run = async (input: {
    readonly how: string;
    readonly words: string;
    readonly scan: ReadyFile | null;
    readonly result: AnswerOfBureau | null;
  }): Promise<void> => {
    const { how, words, scan, result } = input;
    const told = await tell.run({
      month: status.month,
      how: how.trim() === '' ? null : how.trim(),
      receipt: scan === null ? null : { name: scan.name, bytes: scan.bytes },
      result,
      words: words.trim() === '' ? null : words.trim(),
    });
    if (told.ok) {
      notices.done(say('submitted', { state: say(`state_${told.value.state}`) }));
      onClose();
    } else if (told.refusal === null) notices.failed(told);
    else setRefusal(told.refusal);
  };
  return { run, refusal, isBusy: tell.isBusy };
}

/** The dialog: the handing in while nothing was noted, the answer after it. */
export function SubmitDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const say = useWords(reportWords);
  const sayKit = useWords(kitWords);
  const language = useLanguage();
  const [how, setHow] = useState('');
  const [words, setWords] = useState('');
  const [result, setResult] = useState<AnswerOfBureau>('accepted');
  const [scan, setScan] = useState<ReadyFile | null>(null);
  const { modal, close } = useDialog(onClose);
  const { run, refusal, isBusy } = useSubmit(report, () => close());
  const { month, submission } = report.status;
  // As it was when the dialog opened: its words must not turn while it closes.
  const [isAnswer] = useState(submission?.state === 'handed_in');
  const isReady = isAnswer ? result === 'accepted' || words.trim() !== '' : how.trim() !== '';
  return (
    <Modal
      {...modal}
      title={say(isAnswer ? 'answerTitle' : 'submitTitle', { month: sayMonth(month, language) })}
      okText={say(isAnswer ? 'answer' : 'submit')}
      cancelText={sayKit('cancel')}
      onOk={() => void run({ how: isAnswer ? '' : how, words: isAnswer ? words : '', scan, result: isAnswer ? result : null })}
      okButtonProps={{ disabled: !isReady, loading: isBusy }}
    >
      <div className="close-dialog">
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        {isAnswer ? (
          <AnswerFields result={result} onResult={setResult} words={words} onWords={setWords} />
        ) : (
          <TextField label={say('how')} value={how} onChange={setHow} isNeeded placeholder={say('howExample')} />
        )}
        <ScanField scan={scan} onScan={setScan} />
      </div>
    </Modal>
  );
}

// The threshold of a criterion, changed on screen.
import { useState } from 'react';
import type { Scorecard } from '../../../contract/insight/insight-shapes.ts';
import { useCommand } from '../../ui/api.tsx';
import { ActionDialog, type Acted } from '../../ui/dialog/ActionDialog.tsx';
import { TextField } from '../../ui/fields/text-fields.tsx';
import { sayUi } from '../../ui/ui-messages.ts';
import { useNotices } from '../../ui/notices.tsx';
import { sayScorecard } from './scorecard-messages.ts';
import { isThreshold } from './score-texts.ts';

type Criterion = Scorecard['cards'][number]['criteria'][number];

interface ThresholdProps {
  readonly card: string;
  readonly criterion: Criterion;
  readonly onClose: () => void;
}

/** The dialog; taken back by the former number. */
export function ThresholdDialog({ card, criterion, onClose }: ThresholdProps) {
  const notices = useNotices();
  const { run } = useCommand('insight.setThreshold');
  const [text, setText] = useState(criterion.threshold);
  const { id, label, unit, origin } = criterion;
  const isNumber = isThreshold(text);
  const save = async (): Promise<Acted> => {
    const outcome = await run({ card, criterion: id, threshold: text.trim() });
    if (!outcome.ok) return outcome;
    const { before, threshold } = outcome.value;
    notices.done(sayScorecard('thresholdDone', { label, before, after: threshold }), () => run({ card, criterion: id, threshold: before }));
    return outcome;
  };
  return (
    <ActionDialog
      title={sayScorecard('thresholdTitle', { label })}
      ok={sayUi('save')}
      focus="field"
      isReady={isNumber && text.trim() !== criterion.threshold}
      isUnsaved={text !== criterion.threshold}
      act={save}
      onClose={onClose}
    >
      <TextField
        label={sayScorecard('threshold')}
        isNumber
        unit={unit}
        value={text}
        error={isNumber ? null : sayScorecard('thresholdWrong')}
        onChange={setText}
      />
      <p className="soft">{origin}</p>
      <p className="soft">{sayScorecard('thresholdHelp')}</p>
    </ActionDialog>
  );
}

// The dialog of what the desk prints: a day, the board or a list, names in full or masked, all floors or the one on view.
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { addDays, type Day } from '../../../domain/time/calendar.ts';
import { PlainDialog } from '../../ui/dialog/PlainDialog.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { IfMay } from '../../ui/permissions.tsx';
import { usePrintPdf, useSaveFile } from '../../ui/save-file.ts';
import { formatDay } from '../../ui/values.tsx';
import { sayPaper } from './print-messages.ts';
import { SendWords } from './SendText.tsx';
import { usePaper } from './use-print.ts';
import './print.css';
import { useDeskDay } from '../use-now.ts';

export interface PrintDialogProps {
  /** The day and floor on view. */
  readonly day: Day;
  readonly floor: string | null;
  readonly onClose: () => void;
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="line-3" role="group" aria-label={label}>
      <span className="paper-label">{label}</span>
      {children}
    </div>
  );
}

type Paper = ReturnType<typeof usePaper>;

function Choices({ paper, day, floor }: { readonly paper: Paper } & Pick<PrintDialogProps, 'day' | 'floor'>) {
  const today = useDeskDay();
  const { choice, choose } = paper;
  const near = [
    { value: today, label: sayPaper('tonight') },
    { value: addDays(today, 1), label: sayPaper('tomorrow') },
  ];
  const days = near.some(({ value }) => value === day) ? near : [{ value: day, label: sayPaper('onView') }, ...near];
  const kinds = (['board', 'byStudio', 'byTime'] as const).map((value) => ({ value, label: sayPaper(value) }));
  const floors = [
    { value: '', label: sayPaper('allFloors') },
    { value: floor ?? '', label: sayPaper('oneFloor', { floor: floor ?? '' }) },
  ];
  return (
    <>
      <Line label={sayPaper('day')}>
        <Segmented aria-label={sayPaper('day')} value={choice.day} options={days} onChange={(value) => choose({ day: value })} />
      </Line>
      <Line label={sayPaper('what')}>
        <Segmented aria-label={sayPaper('what')} value={choice.kind} options={kinds} onChange={(kind) => choose({ kind })} />
      </Line>
      <Line label={sayPaper('names')}>
        <Segmented
          aria-label={sayPaper('names')}
          value={choice.isMasked ? 'masked' : 'full'}
          options={(['full', 'masked'] as const).map((value) => ({ value, label: sayPaper(value) }))}
          onChange={(value) => choose({ isMasked: value === 'masked' })}
        />
      </Line>
      {floor === null || choice.kind !== 'board' ? null : (
        <Line label={sayPaper('floors')}>
          <Segmented
            aria-label={sayPaper('floors')}
            value={choice.floor ?? ''}
            options={floors}
            onChange={(value) => choose({ floor: value === '' ? null : value })}
          />
        </Line>
      )}
    </>
  );
}

export function PrintDialog({ day, floor, onClose }: PrintDialogProps) {
  const language = getLanguage();
  const print = usePrintPdf();
  const save = useSaveFile();
  const paper = usePaper({ day, kind: 'board', isMasked: false, floor: null });
  const { choice, isBusy } = paper;
  return (
    <PlainDialog
      title={`${sayPaper('title')} · ${formatDay(choice.day, language)}`}
      width={600}
      onClose={onClose}
      buttons={() => (
        <>
          <Button disabled={isBusy} onClick={() => void paper.make(save)}>
            {sayPaper('savePdf')}
          </Button>
          <Button type="primary" loading={isBusy} onClick={() => void paper.make(print)}>
            {sayPaper('printIt')}
          </Button>
        </>
      )}
    >
      <div className="stack-3">
        <Choices paper={paper} day={day} floor={floor} />
        <p className="soft">{sayPaper(choice.isMasked ? 'maskedHelp' : 'fullHelp')}</p>
        <div className="paper-more">
          <h3>{sayPaper('more')}</h3>
          <div className="line-top">
            <SendWords words={{ kind: 'tomorrow', day: choice.day }} label={sayPaper('sendDay')} />
            <IfMay call="paper.sheet">
              <Button disabled={isBusy} onClick={() => void paper.makeLedger(save)}>
                {sayPaper('saveLedger')}
              </Button>
            </IfMay>
          </div>
        </div>
      </div>
    </PlainDialog>
  );
}

// What is to be printed, as it is chosen, and how it is made.
import { useState } from 'react';
import type { Day } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { useCommand } from '../../ui/api.tsx';
import { useNotices } from '../../ui/notices.tsx';
import type { ReadyFile } from '../../ui/save-file.ts';

type PaperKind = 'board' | 'byStudio' | 'byTime';

/** What was chosen. `floor` null: all of them. */
export interface PaperChoice {
  readonly day: Day;
  readonly kind: PaperKind;
  readonly isMasked: boolean;
  readonly floor: string | null;
}

/** The choice, and what makes its files. */
export function usePaper(first: PaperChoice) {
  const notices = useNotices();
  const board = useCommand('paper.board');
  const list = useCommand('paper.list');
  const sheet = useCommand('paper.sheet');
  const [choice, setChoice] = useState(first);
  const { day, kind, isMasked, floor } = choice;
  const ask = () =>
    kind === 'board'
      ? board.run({ day, isMasked, floors: floor === null ? null : [floor] })
      : list.run({ day, isMasked, order: kind === 'byStudio' ? 'studio' : 'time' });
  const make = async (then: (file: ReadyFile) => Promise<void>): Promise<void> => {
    const outcome = await ask();
    if (outcome.ok) await then(outcome.value);
    else notices.failed(outcome);
  };
  const makeLedger = async (then: (file: ReadyFile) => Promise<void>): Promise<void> => {
    const outcome = await sheet.run({ from: day, to: day, studio: null, tenant: null, states: [...BOOKING_STATES] });
    if (outcome.ok) await then(outcome.value);
    else notices.failed(outcome);
  };
  const choose = (more: Partial<PaperChoice>): void => setChoice((now) => ({ ...now, ...more }));
  return { choice, choose, make, makeLedger, isBusy: board.isBusy || list.isBusy || sheet.isBusy };
}

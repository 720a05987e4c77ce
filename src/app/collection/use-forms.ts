// Making the month's forms: as one zip for all or some, or one tenant's as it is; with how far it is.
import { useMemo } from 'react';
import type { Collection } from '../../contract/collection/collection.ts';
import type { LiveJob } from '../../contract/core/shapes.ts';
import { type Outcome, useCommand } from '../ui/api.tsx';
import { useLive } from '../ui/live.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useSaveFile } from '../ui/save-file.ts';
import { isAmong } from './board-rows.ts';
import { sayCollect } from './collect-messages.ts';

/** How forms are made. `count`: how many are on their way. */
export interface FormMaking {
  readonly isBusy: boolean;
  readonly job: LiveJob | null;
  /** Makes the forms of these tenants, or of the whole roster. */
  readonly makeAll: (tenants: readonly number[] | null) => Promise<void>;
  readonly makeOne: (tenant: number) => Promise<void>;
  readonly stop: () => void;
}

/** Making forms of a month. */
export function useForms(board: Pick<Collection, 'month' | 'rows'>): FormMaking {
  const notices = useNotices();
  const save = useSaveFile();
  const pack = useCommand('forms.pack');
  const one = useCommand('forms.make');
  const { jobs } = useLive();
  const { month, rows } = board;
  const failed = (outcome: Outcome<unknown>): void => {
    if (outcome.ok) return;
    if (outcome.refusal?.code === 'JOB_CANCELLED' || (outcome.refusal === null && /abort/i.test(outcome.number)))
      notices.done(sayCollect('stoppedForms'));
    else notices.failed(outcome);
  };
  const makeAll = async (tenants: readonly number[] | null): Promise<void> => {
    const outcome = await pack.run({ month, tenants: tenants === null ? null : [...tenants] });
    if (!outcome.ok) return failed(outcome);
    await save(outcome.value);
    notices.done(sayCollect('madeForms', { count: outcome.value.count, due: rows.filter((row) => isAmong('due', row)).length }));
  };
  const makeOne = async (tenant: number): Promise<void> => {
    const outcome = await one.run({ month, tenants: [tenant] });
    if (!outcome.ok) return failed(outcome);
    const [made] = outcome.value.files;
    if (made === undefined) return;
    await save({ name: made.file, bytes: made.bytes });
    notices.done(sayCollect('madeOne', { name: made.name }));
  };
  const job = useMemo(() => jobs.find(({ name }) => name.startsWith('forms.')) ?? null, [jobs]);
  const stop = (): void => {
    pack.cancel();
    one.cancel();
  };
  return { isBusy: pack.isBusy || one.isBusy, job, makeAll, makeOne, stop };
}

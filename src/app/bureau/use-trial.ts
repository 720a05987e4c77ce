// A month tried in the map as it stands: which text would stand where. Asked again whenever another edition is kept.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { trialSchema } from '../../contract/bureau/workbook-shapes.ts';
import { getBugNumber, useClient } from '../ui/api.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { MapSave } from './use-map-save.ts';

/** What a month would put where. */
export type Trial = z.infer<typeof trialSchema>;

/** The trial of a form. `texts`: by `sheet!D16`, empty while nothing is tried. */
export function useTrial(id: number, { save, kept }: MapSave) {
  const client = useClient();
  const notices = useNotices();
  const [trial, setTrial] = useState<Trial | null>(null);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef<string | null>(null);
  const load = useCallback(
    async (month: string): Promise<void> => {
      setBusy(true);
      const outcome = await client.workbooks
        .trial({ id, month })
        .catch((error: unknown) => ({ ok: false as const, refusal: null, number: getBugNumber(error) }));
      setBusy(false);
      if (!outcome.ok) notices.failed(outcome);
      // A later question, or the end of the trial, has gone before this answer.
      else if (asked.current === month) setTrial(outcome.value);
    },
    [client, id, notices],
  );
  const run = async (month: string): Promise<void> => {
    asked.current = month;
    await save();
    await load(month);
  };
  useEffect(() => {
    if (asked.current !== null) void load(asked.current);
  }, [kept.edition, load]);
  const stop = (): void => {
    asked.current = null;
    setTrial(null);
  };
  const texts = useMemo(() => new Map((trial?.cells ?? []).map(({ sheet, cell, text }) => [`${sheet}!${cell}`, text])), [trial]);
  return { trial, texts, run, stop, isBusy };
}

// What a change of a series would do, before it is done: how many dates can go, price and time before and after, and each date.
import type { LivebaseClient } from '../../../contract/contract.ts';
import { useApi, useAsk } from '../../kit/api.tsx';
import { useWords } from '../../kit/i18n.ts';
import { Show } from '../../kit/Notes.tsx';
import { sayYuan } from '../../kit/values.tsx';
import { DateList } from './SeriesPreview.tsx';
import { seriesWords } from './series-words.ts';
import { useSettled } from './use-verdict.ts';
import { useWhen } from './when-text.ts';

/** A change of a series as it is asked about. */
export type ChangeQuestion = Parameters<LivebaseClient['series']['changePreview']>[0];
type Preview = Extract<Awaited<ReturnType<LivebaseClient['series']['changePreview']>>, { ok: true }>['value'];

/** Before a question there is none to ask. */
const NOTHING: ChangeQuestion = { id: 1, version: 1, scope: 'all', studio: null, startsMinute: null, minutes: null };

/** The head line: how many can go, what they cost and last before and after. */
function Sums({ dates, free, before, after }: Preview) {
  const say = useWords(seriesWords);
  const { length } = useWhen();
  const price = { before: sayYuan(before.total ?? null), after: sayYuan(after.total ?? null) };
  const parts = [
    say('changeFound', { all: dates.length, free }),
    before.total === after.total ? say('changePriceSame', price) : say('changePrice', price),
    ...(before.minutes === after.minutes ? [] : [say('changeTime', { before: length(before.minutes), after: length(after.minutes) })]),
  ];
  return <strong role="status">{parts.join(' · ')}</strong>;
}

/** The preview; `question` null: a studio or times are not there yet. */
export function ChangePreview({ question }: { readonly question: ChangeQuestion | null }) {
  const say = useWords(seriesWords);
  const api = useApi();
  const settled = useSettled(question);
  const asked = useAsk(api.series.changePreview.queryOptions({ input: settled ?? NOTHING }), { isWaiting: settled === null });
  if (settled === null) return null;
  if (asked.state === 'loading') return <p className="soft">{say('looking')}</p>;
  return (
    <Show asked={asked}>
      {(preview) =>
        preview.dates.length === 0 ? (
          <p className="soft">{say('changeNone')}</p>
        ) : (
          <section className="stack-2" aria-label={say('change')}>
            <Sums {...preview} />
            <DateList dates={preview.dates} />
          </section>
        )
      }
    </Show>
  );
}

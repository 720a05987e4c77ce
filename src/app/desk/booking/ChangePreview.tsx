// What a change of a series would do, before it is done: how many dates can go, price and time before and after, and each date.
import { useApiQuery } from '../../ui/api.tsx';
import { Show } from '../../ui/Notes.tsx';
import { DateList } from './SeriesPreview.tsx';
import { saySeries } from './series-messages.ts';
import { useSettled } from './use-verdict.ts';
import type { ChangeQuestion } from './booking-inputs.ts';
import { sayBooking } from './booking-messages.ts';
import { formatChangeSums } from './detail-texts.ts';

/** Before a question there is none to ask. */
const NOTHING: ChangeQuestion = { id: 1, version: 1, scope: 'all', studio: null, startsMinute: null, minutes: null };

/** The preview; `question` null: a studio or times are not there yet. */
export function ChangePreview({ question }: { readonly question: ChangeQuestion | null }) {
  const settled = useSettled(question);
  const asked = useApiQuery('series.changePreview', settled ?? NOTHING, { isWaiting: settled === null });
  if (settled === null) return null;
  if (asked.state === 'loading') return <p className="soft">{saySeries('looking')}</p>;
  return (
    <Show asked={asked}>
      {(preview) =>
        preview.dates.length === 0 ? (
          <p className="soft">{saySeries('changeNone')}</p>
        ) : (
          <section className="stack-2" aria-label={saySeries('change')}>
            <strong role="status">{formatChangeSums(saySeries, sayBooking, { ...preview, all: preview.dates.length })}</strong>
            <DateList dates={preview.dates} />
          </section>
        )
      }
    </Show>
  );
}

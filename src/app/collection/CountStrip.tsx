// The counts over the board: how many tenants stand how; one press shows only those.
import type { CollectionRow } from '../../contract/collection/collection-shapes.ts';
import { useKeys } from '../ui/keys.tsx';
import { formatCount } from '../ui/values.tsx';
import { type BoardFilter, countsOf, FILTERS } from './board-rows.ts';
import { sayCollect } from './collect-messages.ts';
import { PaidAll } from './PaidAll.tsx';

/** A mark besides colour and number. */
const MARKS: Readonly<Record<BoardFilter, string>> = { due: '', reported: '✓', zero: '0', missing: '!', doubt: '?', late: '▲', extra: '+' };
const TONES: Partial<Readonly<Record<BoardFilter, string>>> = { missing: 'collect-danger', doubt: 'collect-warn', late: 'collect-warn' };

interface StripProps {
  readonly rows: readonly CollectionRow[];
  /** What is filtered by; null: everybody. */
  readonly filter: BoardFilter | null;
  readonly onFilter: (filter: BoardFilter | null) => void;
}

function useFilterKeys(filters: readonly BoardFilter[], onFilter: StripProps['onFilter']): void {
  useKeys([
    { keys: '0', words: sayCollect('filterAll'), run: () => onFilter(null) },
    ...filters.map((filter, at) => ({
      keys: String(at + 1),
      words: sayCollect('filterKey', { what: sayCollect(`filter_${filter}`) }),
      run: () => onFilter(filter),
    })),
  ]);
}

/** The counts. A digit filters as well as a press. */
export function CountStrip({ rows, filter, onFilter }: StripProps) {
  const counts = countsOf(rows);
  const filters = FILTERS.filter((one) => one !== 'extra' || (counts.get('extra') ?? 0) > 0);
  useFilterKeys(filters, onFilter);
  return (
    <div className="sales-strip" role="group" aria-label={sayCollect('counts')}>
      {filters.map((one, at) => {
        const count = counts.get(one) ?? 0;
        const isOn = filter === one;
        return (
          <button
            key={one}
            type="button"
            className={`sales-count collect-count ${count > 0 ? (TONES[one] ?? '') : ''}`}
            aria-pressed={isOn}
            title={String(at + 1)}
            data-filter={one}
            onClick={() => onFilter(isOn ? null : one)}
          >
            <span className="collect-count-name">
              {MARKS[one] === '' ? null : (
                <span className="collect-mark" aria-hidden="true">
                  {MARKS[one]}
                </span>
              )}
              {sayCollect(`filter_${one}`)}
            </span>
            <span className="collect-count-number">{formatCount(count)}</span>
          </button>
        );
      })}
      <dl className="sales-count sales-count-wide">
        <PaidAll label={sayCollect('paidAll')} rows={rows} />
      </dl>
    </div>
  );
}

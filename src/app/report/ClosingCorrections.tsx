// What closing again will put into 更正说明: each figure before and after, why the month was opened, and the records behind it.
import { ChangedRecords, type Comparison } from './ChangedRecords.tsx';
import { sayReport } from './report-messages.ts';

interface CorrectionsProps {
  readonly revision: number;
  readonly changes: Comparison;
  /** Why the month was opened again. */
  readonly reason: string;
}

/** The figures that change from the revision before, with the reason and the records that were written since. */
export function ClosingCorrections({ revision, changes, reason }: CorrectionsProps) {
  const { figures, records, more } = changes;
  return (
    <section className="stack-2" aria-label={sayReport('corrections')}>
      <p className="close-title">
        {figures.length === 0
          ? sayReport('closeCorrectsNothing', { revision })
          : sayReport('closeCorrects', { count: figures.length, revision })}
      </p>
      <p>{sayReport('closeReason', { reason })}</p>
      {figures.length === 0 ? null : (
        <ul className="close-list close-corrections" tabIndex={0} aria-label={sayReport('corrections')}>
          {figures.map(({ figure, label, before, after, unit, difference }) => (
            <li key={figure}>
              <span lang="zh-CN">{label}</span>{' '}
              <span className="correction-values">
                {sayReport('correctionLine', { old: before, new: after })} {unit}
                {difference === null ? '' : `（${difference}）`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{sayReport('changedRecords', { count: records.length })}</summary>
        <div className="close-corrections">
          <ChangedRecords records={records} more={more} />
        </div>
      </details>
    </section>
  );
}

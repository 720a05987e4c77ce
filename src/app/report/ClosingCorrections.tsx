// What closing again will put into 更正说明: each figure before and after, why the month was opened, and the records behind it.
import { useMessages } from '../ui/i18n.ts';
import { ChangedRecords, type Comparison } from './ChangedRecords.tsx';
import { reportWords } from './report-messages.ts';

interface CorrectionsProps {
  readonly revision: number;
  readonly changes: Comparison;
  /** Why the month was opened again. */
  readonly reason: string;
}

/** The figures that change from the revision before, with the reason and the records that were written since. */
export function ClosingCorrections({ revision, changes, reason }: CorrectionsProps) {
  const say = useMessages(reportWords);
  const { figures, records, more } = changes;
  return (
    <section className="stack-2" aria-label={say('corrections')}>
      <p className="close-title">
        {figures.length === 0 ? say('closeCorrectsNothing', { revision }) : say('closeCorrects', { count: figures.length, revision })}
      </p>
      <p>{say('closeReason', { reason })}</p>
      {figures.length === 0 ? null : (
        <ul className="close-list close-corrections" tabIndex={0} aria-label={say('corrections')}>
          {figures.map(({ figure, label, before, after, unit, difference }) => (
            <li key={figure}>
              <span lang="zh-CN">{label}</span>{' '}
              <span className="correction-values">
                {say('correctionLine', { old: before, new: after })} {unit}
                {difference === null ? '' : `（${difference}）`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{say('changedRecords', { count: records.length })}</summary>
        <div className="close-corrections">
          <ChangedRecords records={records} more={more} />
        </div>
      </details>
    </section>
  );
}

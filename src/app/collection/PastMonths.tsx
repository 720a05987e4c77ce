// What the tenant reported before, for the row under the cursor: the three months before and the same month of last year beside each figure.
import type { Reply } from '../../contract/collection/collection-shapes.ts';
import { getLanguage } from '../ui/i18n.ts';
import { Section } from '../ui/Page.tsx';
import { NO_VALUE, formatMonth } from '../ui/values.tsx';
import { formatField } from './reply-cells.ts';
import { sayReplyField, sayReply } from './reply-messages.ts';

const FIGURES = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
type Figure = (typeof FIGURES)[number];

interface PastProps {
  readonly reply: Pick<Reply, 'month' | 'figures' | 'past'>;
  /** The row of the reply under the cursor; null below the rows: online retail is meant then. */
  readonly row: Reply['figures']['rows'][number] | null;
}

/** The table. */
export function PastMonths({ reply, row }: PastProps) {
  const language = getLanguage();
  if (reply.past.length === 0) return null;
  const name = row === null ? sayReplyField('retail') : `${row.platform} ${row.goodsClass}`;
  const lineOf = (month: Reply['past'][number]) =>
    month.lines.find((one) => one.platform === row?.platform && one.goodsClass === row.goodsClass);
  const valueOf = (month: Reply['past'][number], figure: Figure): string => {
    const line = lineOf(month);
    return line === undefined ? NO_VALUE : formatField(figure, line[figure]);
  };
  const fields = row === null ? (['retail'] as const) : FIGURES;
  return (
    <Section title={sayReply('past', { name })}>
      <div className="reply-past-box">
        <table className="reply-past">
          <thead>
            <tr>
              <th scope="col" />
              <th scope="col">{formatMonth(reply.month, language)}</th>
              {reply.past.map(({ month }) => (
                <th scope="col" key={month}>
                  {formatMonth(month, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{sayReplyField(field)}</th>
                <td>{field === 'retail' ? formatField('retail', reply.figures.retail) : formatField(field, row?.[field] ?? null)}</td>
                {reply.past.map((month) => (
                  <td key={month.month}>{field === 'retail' ? formatField('retail', month.retail) : valueOf(month, field)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

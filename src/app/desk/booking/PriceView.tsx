// What a booking costs, with the lines that make it.
import type { BookingPrice } from '../../../contract/desk/booking-shapes.ts';
import { PRICE_LINE_KINDS } from '../../../domain/price/price.ts';
import { useWords } from '../../kit/i18n.ts';
import { useMay } from '../../kit/may.tsx';
import { sayYuan } from '../../kit/values.tsx';
import { bookingWords } from './booking-words.ts';
import { useWhen } from './when-text.ts';

type Line = BookingPrice['lines'][number];

function useLineText() {
  const say = useWords(bookingWords);
  const { clock } = useWhen();
  const rateText = (line: Line): string => {
    const rate = sayYuan(line.rate);
    if (line.kind === 'free') return '';
    if (line.kind === 'late_cancel' || line.kind === 'no_show') return say('ofPrice', { rate, percent: line.percent });
    const base = line.kind === 'half_day' || line.kind === 'full_day' ? say('perBlock', { rate }) : say('perHour', { rate });
    return line.percent === 100 ? base : `${base} ${say('timesPercent', { percent: line.percent })}`;
  };
  return (line: Line) => {
    const kind = PRICE_LINE_KINDS.find((one) => one === line.kind);
    return {
      what: kind === undefined ? line.kind : say(`line_${kind}`),
      how: `${clock(line)} ${rateText(line)}`.trim(),
      amount: sayYuan(line.amount),
    };
  };
}

/** The price: its sum, then its lines. `isShort`: the sum stands before, lines are one click away. */
export function PriceView({ price }: { readonly price: BookingPrice | null }) {
  const say = useWords(bookingWords);
  const { length } = useWhen();
  const lineText = useLineText();
  const isShown = useMay().have('prices.look');
  if (!isShown) return null;
  if (price === null) return <div className="soft">{say('priceNone')}</div>;
  return (
    <div className="booking-price">
      <div className="booking-price-sum">
        <span className="soft">{say('price')}</span>
        <strong>{say('priceTotal', { total: sayYuan(price.total) })}</strong>
        <span className="soft">
          {say(price.isFrozen ? 'priceFrozen' : 'priceNow')}
          {price.free > 0 ? ` · ${say('freeUsed', { time: length(price.free) })}` : ''}
        </span>
      </div>
      {price.lines.length === 0 ? null : (
        <table className="booking-lines" aria-label={say('priceLines')}>
          <tbody>
            {price.lines.map((line) => {
              const { what, how, amount } = lineText(line);
              return (
                <tr key={`${line.kind}-${line.from}-${line.to}`}>
                  <th scope="row">{what}</th>
                  <td>{how}</td>
                  <td className="number">{amount}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

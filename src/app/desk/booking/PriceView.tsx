// What a booking costs, with the lines that make it.
import type { BookingPrice } from '../../../contract/desk/booking-shapes.ts';
import { usePermissions } from '../../ui/permissions.tsx';
import { formatYuan } from '../../ui/values.tsx';
import { sayBooking } from './booking-messages.ts';
import { formatClock } from './when-text.ts';
import { formatPriceLine, formatPriceNote } from './detail-texts.ts';

/** The price: its sum, then its lines. `isShort`: the sum stands before, lines are one click away. */
export function PriceView({ price }: { readonly price: BookingPrice | null }) {
  const isShown = usePermissions().have('prices.look');
  if (!isShown) return null;
  if (price === null) return <div className="soft">{sayBooking('priceNone')}</div>;
  return (
    <div className="booking-price">
      <div className="booking-price-sum">
        <span className="soft">{sayBooking('price')}</span>
        <strong>{sayBooking('priceTotal', { total: formatYuan(price.total) })}</strong>
        <span className="soft">{formatPriceNote(price)}</span>
      </div>
      {price.lines.length === 0 ? null : (
        <table className="booking-lines" aria-label={sayBooking('priceLines')}>
          <tbody>
            {price.lines.map((line) => {
              const { what, how, amount } = formatPriceLine(line, formatClock(line));
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

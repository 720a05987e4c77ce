// What tenants were paid in a month, all of them together: the number beside the counts.
import { formatUnit, Wan } from '../ui/values.tsx';

interface PaidAllProps {
  readonly label: string;
  /** In fen. */
  readonly rows: readonly { readonly paid: number }[];
}

/** Its name and its number, for a list of terms. */
export function PaidAll({ label, rows }: PaidAllProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Wan fen={rows.reduce((sum, one) => sum + one.paid, 0)} /> <span className="sales-unit">{formatUnit('万元')}</span>
      </dd>
    </>
  );
}

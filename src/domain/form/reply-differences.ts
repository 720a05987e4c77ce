// What a tenant's reply says otherwise than the one before it.
import { SALES_FIGURES, type SalesFigure } from '../report/facts.ts';

/** A row of a reply; money in fen. */
export type ReplyRow = Readonly<Record<SalesFigure, number>> & {
  readonly row: number;
  readonly platform: string;
  readonly goodsClass: string;
};

/** What stands below the body. */
export interface ReplySingles {
  readonly retail: number | null;
  readonly hosts: number | null;
  readonly employees: number | null;
  readonly filler: string | null;
  readonly phone: string | null;
  readonly filledOn: string | null;
}

/** What a reply says. `columns`: the letter that each figure of a row stands in; `places`: the cell of each single field. */
export interface ReplySays extends ReplySingles {
  readonly columns: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, string>>;
  readonly rows: readonly ReplyRow[];
}

/** The fields that stand below the body. */
export const SINGLE_FIELDS = ['retail', 'hosts', 'employees', 'filler', 'phone', 'filledOn'] as const;

/** A figure that differs; null: it was not there. `cell` is of the later reply. */
export interface ReplyDifference {
  readonly cell: string | null;
  readonly field: string;
  readonly platform: string | null;
  readonly goodsClass: string | null;
  readonly before: number | string | null;
  readonly after: number | string | null;
}

/** The cell in which a reply says a figure of a key, or a field below the body; null where it does not say it. */
export function findCellOfReply(
  says: ReplySays,
  field: string,
  key: { readonly platform: string; readonly goodsClass: string } | null,
): string | null {
  if (key === null) return own(says.places, field);
  const row = says.rows.find((one) => one.platform === key.platform && one.goodsClass === key.goodsClass);
  const column = own(says.columns, field);
  return row === undefined || column === null ? null : `${column}${row.row}`;
}

/** Names come from a file's own columns: never what an object has of itself. */
function own(named: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(named, name) ? (named[name] ?? null) : null;
}

function keyOf({ platform, goodsClass }: ReplyRow): string {
  return JSON.stringify([platform, goodsClass]);
}

/** Every figure and field that differs, rows in the order of the later reply, then those that are gone, then what stands below. */
export function replyDifferences(before: ReplySays, after: ReplySays): ReplyDifference[] {
  const [was, is] = [before, after].map(({ rows }) => new Map(rows.toReversed().map((row) => [keyOf(row), row])));
  const rows = [...new Map([...after.rows, ...before.rows].map((row) => [keyOf(row), row])).entries()].flatMap(
    ([key, { platform, goodsClass }]) =>
      SALES_FIGURES.flatMap((field): ReplyDifference[] => {
        const [old, now] = [was?.get(key)?.[field] ?? null, is?.get(key)?.[field] ?? null];
        return old === now
          ? []
          : [{ cell: findCellOfReply(after, field, { platform, goodsClass }), field, platform, goodsClass, before: old, after: now }];
      }),
  );
  const single = SINGLE_FIELDS.flatMap((field): ReplyDifference[] =>
    before[field] === after[field]
      ? []
      : [
          {
            cell: findCellOfReply(after, field, null),
            field,
            platform: null,
            goodsClass: null,
            before: before[field],
            after: after[field],
          },
        ],
  );
  return [...rows, ...single];
}

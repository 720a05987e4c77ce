// Studios by their codes, in a list of words.
import type { Names } from '../../contract/records/records.ts';
import { sayMark } from '../ui/i18n.ts';

/** Says a list of studios by their codes; until the names are there, that they are on their way. */
export function useStudioCodesFormat(names: Names): (ids: readonly number[]) => string {
  const codes = new Map(names.studios.map((one) => [one.id, one.code]));
  return (ids) => (codes.size === 0 && ids.length > 0 ? '…' : ids.map((id) => codes.get(id) ?? `#${id}`).join(sayMark('、')));
}

// Criteria of COUNTIF and its like: `>=5`, `<>`, `抖*`.
import { parseNumberText } from './number-text.ts';
import { areEqualNumbers, compareTexts, isError, type Scalar } from './values.ts';
import { createWildcardTest } from './wildcards.ts';

/** Whether a value meets a criterion; null where it depends on the order of a language. */
export type Criterion = (value: Scalar) => boolean | null;

const OPERATOR = /^(>=|<=|<>|>|<|=)?([^]*)$/;

function numberCriterion(operator: string, wanted: number, date1904: boolean): Criterion {
  return (value) => {
    const isLike = operator === '=' || operator === '<>';
    const number = typeof value === 'number' ? value : isLike && typeof value === 'string' ? parseNumberText(value, date1904) : null;
    if (number === null) return operator === '<>';
    const order = areEqualNumbers(number, wanted) ? 0 : number - wanted;
    return isOrder(operator, order);
  };
}

function isOrder(operator: string, order: number): boolean {
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  return operator === '>=' ? order >= 0 : order <= 0;
}

function textCriterion(operator: string, wanted: string): Criterion {
  if (operator === '=' || operator === '<>') {
    const isLike = createWildcardTest(wanted);
    return (value) => (typeof value === 'string' && isLike(value)) === (operator === '=');
  }
  return (value) => {
    if (typeof value !== 'string') return false;
    const order = compareTexts(value, wanted);
    return order === null ? null : isOrder(operator, order);
  };
}

function emptyCriterion(operator: string | undefined): Criterion {
  if (operator === undefined) return (value) => value === null || value === '';
  if (operator === '=') return (value) => value === null;
  if (operator === '<>') return (value) => value !== null;
  return () => false;
}

function ofKind(operator: string, isSame: (value: Scalar) => boolean): Criterion {
  return (value) => (operator === '=' || operator === '<>') && isSame(value) === (operator === '=');
}

/** What a criterion's value means: a number or boolean is equal to itself, text may begin with an operator, an empty cell is 0. */
export function criterionOf(criterion: Scalar, date1904: boolean): Criterion {
  if (criterion === null) return numberCriterion('=', 0, date1904);
  if (typeof criterion === 'number') return numberCriterion('=', criterion, date1904);
  if (typeof criterion === 'boolean') return (value) => value === criterion;
  if (isError(criterion)) return (value) => isError(value) && value.error === criterion.error;
  const [, sign, rest = ''] = OPERATOR.exec(criterion) ?? [];
  if (rest === '') return emptyCriterion(sign);
  const operator = sign ?? '=';
  const number = parseNumberText(rest, date1904);
  if (number !== null) return numberCriterion(operator, number, date1904);
  const word = rest.toUpperCase();
  if (word === 'TRUE' || word === 'FALSE') return ofKind(operator, (value) => value === (word === 'TRUE'));
  if (/^#(?:N\/A|[A-Z0/]+[!?])$/.test(word)) return ofKind(operator, (value) => isError(value) && value.error === word);
  return textCriterion(operator, rest);
}

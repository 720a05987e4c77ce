// The rules of a sheet's cells as XML: what may be typed, what is protected, and looks that depend on a formula.
import {
  type CellValidation,
  type ConditionalLook,
  formatRangeName,
  type ListValidation,
  type SheetProtection,
  type ValidationTexts,
} from './xlsx-document.ts';
import type { StyleSheet } from './xlsx-styles.ts';
import { escapeAttribute, escapeXml } from '../xml/xml-text.ts';

/** What Excel holds of a rule's texts (ECMA-376 part 1, 18.3.1.32). */
const TITLE_LIMIT = 32;
const TEXT_LIMIT = 255;

function attribute(name: string, text: string | undefined, limit: number): string {
  if (text === undefined) return '';
  if (text.length > limit) throw new RangeError(`a rule's ${name} holds ${limit} characters`);
  return ` ${name}="${escapeAttribute(text)}"`;
}

function textsXml({ promptTitle, promptText, errorTitle, errorText }: ValidationTexts): string {
  return [
    attribute('errorTitle', errorTitle, TITLE_LIMIT),
    attribute('error', errorText, TEXT_LIMIT),
    attribute('promptTitle', promptTitle, TITLE_LIMIT),
    attribute('prompt', promptText, TEXT_LIMIT),
  ].join('');
}

function listFormula({ words, reference }: ListValidation): string {
  if (reference !== undefined) return reference;
  const list = words?.join(',') ?? '';
  // 255 is what Excel holds of a literal list; a longer one must be a range of cells.
  if (list.length > TEXT_LIMIT || words?.some((word) => /[,"]/.test(word)))
    throw new RangeError('a list of these words needs a reference to cells');
  return `"${list}"`;
}

function ruleXml(validation: CellValidation): readonly [attributes: string, formulas: string] {
  const formula = (text: string, number = 1): string => `<formula${number}>${escapeXml(text)}</formula${number}>`;
  switch (validation.kind) {
    case 'custom':
      return ['type="custom"', formula(validation.formula)];
    case 'whole':
    case 'decimal':
    case 'date':
      return [`type="${validation.kind}" operator="between"`, formula(String(validation.from)) + formula(String(validation.to), 2)];
    default:
      return ['type="list"', formula(listFormula(validation))];
  }
}

/** A rule of what may be typed. @throws RangeError for texts or a list that Excel can't hold. */
export function createValidationXml(validation: CellValidation): string {
  const [rule, formulas] = ruleXml(validation);
  const shown = `allowBlank="1" showInputMessage="1" showErrorMessage="1"${textsXml(validation)}`;
  return `<dataValidation ${rule} ${shown} sqref="${formatRangeName(validation.range)}">${formulas}</dataValidation>`;
}

/** A look that holds while its formula does; earlier ones go before later ones. */
export function createConditionalFormatXml({ range, formula, style }: ConditionalLook, priority: number, styles: StyleSheet): string {
  const rule = `<cfRule type="expression" dxfId="${styles.lookIdOf(style)}" priority="${priority}"><formula>${escapeXml(formula)}</formula></cfRule>`;
  return `<conditionalFormatting sqref="${formatRangeName(range)}">${rule}</conditionalFormatting>`;
}

/** The protection of a sheet without a password. In this format 0 allows what is named. */
export function createProtectionXml(protect: boolean | SheetProtection): string {
  if (protect === false) return '';
  const { formatColumns, formatRows } = protect === true ? {} : protect;
  const allowed = `${formatColumns ? ' formatColumns="0"' : ''}${formatRows ? ' formatRows="0"' : ''}`;
  return `<sheetProtection sheet="1" objects="1" scenarios="1"${allowed}/>`;
}

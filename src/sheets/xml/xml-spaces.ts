// The namespaces of a workbook's parts, each with its transitional and its strict form: what the names in a part mean.

const OPEN_FORMATS = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';

/** A namespace of ISO/IEC 29500 as both of its variants write it. */
function both(path: string, strict: string): ReadonlySet<string> {
  return new Set([`${OPEN_FORMATS}/${path}`, `${STRICT}/${strict}`]);
}

/** Workbook, sheets, styles, shared strings, tables, comments: the home of most parts. */
export const MAIN_SPACES = both('spreadsheetml/2006/main', 'spreadsheetml/main');
/** Attributes that name a relationship (`r:id`), and the first words of relationship types. */
export const LINK_SPACES = both('officeDocument/2006/relationships', 'officeDocument/relationships');
/** Drawings of a sheet: anchors. */
export const DRAWING_SPACES = both('drawingml/2006/spreadsheetDrawing', 'drawingml/spreadsheetDrawing');

/** `.rels` parts, in both variants alike. */
export const RELATION_SPACES: ReadonlySet<string> = new Set([`${OPEN_FORMATS}/package/2006/relationships`]);
export const CONTENT_TYPE_SPACES: ReadonlySet<string> = new Set([`${OPEN_FORMATS}/package/2006/content-types`]);

const MICROSOFT = 'http://schemas.microsoft.com/office';
/** Extensions of sheets since 2009 (`x14:conditionalFormatting`, `x14:sparkline`). */
export const SHEET_2009_SPACES: ReadonlySet<string> = new Set([`${MICROSOFT}/spreadsheetml/2009/9/main`]);
/** Formulas and references within those (`xm:f`, `xm:sqref`). */
export const FORMULA_2006_SPACES: ReadonlySet<string> = new Set([`${MICROSOFT}/excel/2006/main`]);

// 管理员说明: the administrator's page of the manual, printed, for the person who installs the program before it can show its manual.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lexer, type MarkedToken, type Token } from 'marked';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { A4, type Content, createPaperDefinition, SANS, writePdf } from '../../src/backend/core/render/pdf.ts';

const PAGE = path.join(PROGRAM_FOLDER, 'docs', 'manual', 'administrator.md');
/** A day in the past: the same program makes the same file. */
const NO_DAY = '2020-01-01';
const MARGIN = 48;
const SIZES = { title: 18, heading: 12, text: 9.5, table: 8.5 } as const;
const CODE = '#f2f2f2';

/** Every token that `lexer` makes without extensions is one of these. */
function isMarked(token: Token): token is MarkedToken {
  return token.type !== 'extension';
}

/** Words of a line, without the marks that say how a screen shows them. */
function plainText(tokens: readonly Token[] | undefined): string {
  return (tokens ?? [])
    .filter(isMarked)
    .map((token) => ('tokens' in token && token.tokens !== undefined ? plainText(token.tokens) : 'text' in token ? token.text : ''))
    .join('');
}

function blockOf(token: MarkedToken): Content {
  if (token.type === 'heading')
    return { text: plainText(token.tokens), font: SANS, fontSize: token.depth === 1 ? SIZES.title : SIZES.heading, margin: [0, 9, 0, 3] };
  if (token.type === 'list') {
    const items = token.items.map((item): Content => ({ text: plainText(item.tokens), margin: [0, 0, 0, 2] }));
    return token.ordered ? { ol: items, start: Number(token.start) } : { ul: items };
  }
  if (token.type === 'table') {
    const rows = [token.header, ...token.rows].map((row) => row.map((cell) => ({ text: plainText(cell.tokens), fontSize: SIZES.table })));
    const width = (A4.short - 2 * MARGIN - 18 * token.header.length) / token.header.length;
    return { table: { headerRows: 1, widths: token.header.map(() => width), body: rows }, margin: [0, 2, 0, 6] };
  }
  if (token.type === 'code')
    return { table: { widths: ['*'], body: [[{ text: token.text, fillColor: CODE }]] }, layout: 'noBorders', margin: [0, 2, 0, 4] };
  return token.type === 'paragraph' ? { text: plainText(token.tokens), margin: [0, 0, 0, 4] } : '';
}

/** The page as PDF. */
export async function administratorPage(): Promise<Uint8Array> {
  const blocks = lexer(readFileSync(PAGE, 'utf8')).filter(isMarked).map(blockOf);
  const frame = { title: `管理员说明 Livebase ${manifest.version}`, baseName: 'Livebase', printedOn: NO_DAY };
  const content: Content = { stack: blocks, fontSize: SIZES.text, lineHeight: 1.15 };
  return writePdf(createPaperDefinition(frame, { pageSize: 'A4', pageMargins: [MARGIN, 40, MARGIN, 40] }, content));
}

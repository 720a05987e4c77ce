// 核验码: ten letters on a paper that tell which row of the history it was made with (docs/rules/safety.md, History).
import { ok, refuse, type Result } from '../values/result.ts';
import { lettersOf, readLetters } from './code-letters.ts';

/** What stands before a code on paper. */
export const PAPER_CODE_LABEL = '核验码';
const PAPER_LETTERS = 10;
const LABEL_BEFORE = new RegExp(`^\\s*${PAPER_CODE_LABEL}[\\s：:]*`);

function inFives(letters: string): string {
  return `${letters.slice(0, PAPER_LETTERS / 2)}-${letters.slice(PAPER_LETTERS / 2)}`;
}

/** The code of a row, as it is printed: `sha256` of its number and hash. */
export function paperCodeOf(sha256: Uint8Array): string {
  return inFives(lettersOf(sha256, PAPER_LETTERS));
}

/** Reads a code as people type or copy it; answers it as it is printed. Refuses PAPER_CODE_SHAPE. */
export function readPaperCode(typed: string): Result<string> {
  const letters = readLetters(typed.replace(LABEL_BEFORE, ''), PAPER_LETTERS);
  return letters === null ? refuse('PAPER_CODE_SHAPE', {}) : ok(inFives(letters));
}

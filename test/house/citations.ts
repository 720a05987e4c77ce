// Documents and sections that comments and pages name must exist: a reader who follows them finds what is promised. Pure: paths and texts in, findings out.
import { posix } from 'node:path';
import type { SourceFile } from './house-rules.ts';
import type { Finding } from './tree.ts';

/** Code whose comments are read, and pages that are read whole. */
const CODE = /^(?:src|electron|test)\/.*\.[jt]sx?$/;
const PAGE = /\.md$/;

/** A document by its name (a link's words aside), a decision by its number; then `#anchor`, an address, or what may be a section. */
const NAMED =
  /(?<![\w/:.[-])((?:\.\.?\/)*(?:[\w.-]+\/)*[\w-][\w.-]*\.md|docs\/[\w/.-]*\w)(?:#([\w一-鿿-]+)|,? ((?:[A-Z]+-?\d[\w.-]*))|, (\p{Lu}[^\n]*))?/gu;
const COMMENT = /(?:^\s*\*|(?<!['"`])\/\*\*?|(?<![:'"`])\/\/)(.*)$/;

/** The headings of a page, outside of fenced code. */
function headingsOf(text: string): string[] {
  const outside = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...outside.matchAll(/^#{1,6} +(.+?)\s*$/gm)].map(([, heading = '']) => heading);
}

/** The anchor of a heading, as the pages' readers make it: lower case, signs left out, blanks as `-`. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

/** The file that a name means: from the file's own folder, or from the top. */
function pageNamed(from: string, name: string, texts: ReadonlyMap<string, string>): string | null {
  const beside = posix.normalize(posix.join(posix.dirname(from), name));
  return [beside, name].find((path) => texts.has(path)) ?? null;
}

/** True for the beginning of a path that exists: a folder, or a decision by its number. */
function isPlace(name: string, paths: Iterable<string>): boolean {
  for (const path of paths) if (path === name || /^[/.-]/.test(path.startsWith(name) ? path.slice(name.length) : '')) return true;
  return false;
}

interface Cited {
  readonly name: string;
  readonly anchor: string | undefined;
  readonly address: string | undefined;
  readonly section: string | undefined;
}

/** What is wrong with one citation, or null. A section is named by a heading, an address (`ZB-2.18`, `A12`) by standing on the page. */
function troubleOf(from: string, { name, anchor, address, section }: Cited, texts: ReadonlyMap<string, string>): string | null {
  const page = pageNamed(from, name, texts);
  if (page === null) return isPlace(name, texts.keys()) ? null : `names ${name}, which is not in the repository`;
  const text = texts.get(page) ?? '';
  const headings = headingsOf(text);
  if (anchor !== undefined && !headings.some((heading) => anchorOf(heading) === anchor))
    return `names #${anchor}, which ${page} does not have`;
  if (!page.startsWith('docs/rules/')) return null;
  const root = address?.replace(/[-.]+$/, '').replace(/(\.\d\d)-\d\d$/, '$1');
  if (root !== undefined && !new RegExp(`${root.replaceAll('.', '\\.')}(?!\\w)`).test(text))
    return `names ${root}, which ${page} does not have`;
  if (section !== undefined && !headings.some((heading) => section.startsWith(heading)))
    return `names a section of ${page} that it does not have: ${section}`;
  return null;
}

/** Findings about every document and section that a comment or a page names. `files` are all files of the project. */
export function citationFindings(files: readonly SourceFile[]): Finding[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return files
    .filter(({ path }) => CODE.test(path) || PAGE.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const said = CODE.test(path) ? (COMMENT.exec(line)?.[1] ?? '') : line;
        return [...said.matchAll(NAMED)].flatMap(([, name = '', anchor, address, section]) => {
          const message = troubleOf(path, { name, anchor, address, section }, texts);
          return message === null ? [] : [{ path, line: index + 1, message }];
        });
      }),
    );
}

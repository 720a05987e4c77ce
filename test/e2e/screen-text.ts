// What a screen says, as text to be read by people: its accessibility tree a line a row, and what stands there besides it.
import type { Page } from 'playwright-core';
import { chartLines } from './chart-text.ts';

/** Rows of a list that are told if nothing else is said: all others look alike, and how many fit on the window is the font's. */
export const ROWS_TOLD = 12;

/** What of the window is told. */
export interface TextOptions {
  /** The part that is told, as a selector; else the dialogs that are open, or else the screen. */
  readonly part?: string;
  /** With navigation and status bar. */
  readonly isWhole?: boolean;
  /** Rows of a list that are told. */
  readonly rows?: number;
}

/** An element of the accessibility tree as the browser's driver gives it, or a text between elements. */
type TreeNode = string | TreeElement;

interface TreeElement {
  readonly role: string;
  readonly [property: string]: unknown;
}

const CELLS = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);
const PLAIN = new Set(['listitem', 'paragraph', 'text', 'strong', 'emphasis', 'generic', 'term', 'definition', 'caption', 'code']);
/** They stand around every screen: told once, with the frame. */
const FRAME = new Set(['navigation', 'contentinfo', 'banner']);

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'role' in value);
}

/** What is in an element; the words beside a button to choose by are its name already. */
function childrenOf(node: TreeElement): readonly TreeNode[] {
  const { children, text } = node;
  if (Array.isArray(children)) {
    const all = children.filter(isNode);
    return all.filter((one, at) => {
      const before = all[at - 1];
      return typeof one !== 'string' || before === undefined || typeof before === 'string' || nameOf(before) !== one.trim();
    });
  }
  return typeof text === 'string' && text !== '' ? [text] : [];
}

function nameOf(node: TreeElement): string {
  return typeof node['name'] === 'string' ? node['name'] : '';
}

/** States of an element, as `checked`, `level=2`; the focus is left out. */
function statesOf(node: TreeElement): readonly string[] {
  return ['checked', 'disabled', 'expanded', 'invalid', 'pressed', 'selected', 'level', 'placeholder', 'url'].flatMap((key) => {
    const value = node[key];
    if (value === true) return [key];
    return typeof value === 'string' || typeof value === 'number' ? [`${key}=${value}`] : [];
  });
}

/** A cell that is a figure to be asked about, and nothing else. */
function isOneButton(node: TreeElement): boolean {
  const [only, ...others] = childrenOf(node);
  return (
    typeof only === 'object' &&
    only.role === 'button' &&
    others.length === 0 &&
    nameOf(only) === nameOf(node) &&
    statesOf(only).length === 0
  );
}

/** An element in one line: `[button 更正]`, or its plain text. */
function inline(node: TreeNode): string {
  if (typeof node === 'string') return node;
  const inside = childrenOf(node).map(inline).filter(Boolean).join(' ');
  // Pictures of buttons say nothing that the button's name does not.
  if (node.role === 'img' && /^[a-z-]+$/.test(nameOf(node))) return '';
  if (PLAIN.has(node.role)) return inside === '' ? nameOf(node) : inside;
  const name = nameOf(node);
  const said = inside === '' || inside === name ? '' : ` “${inside}”`;
  if (node.role === 'columnheader' || (CELLS.has(node.role) && isOneButton(node))) return name;
  const words = CELLS.has(node.role) ? [inside === '' ? name : inside] : [node.role, `${name}${said}`];
  const told = [...words.filter((word) => word.trim() !== ''), ...statesOf(node)].join(' ').replaceAll(/\s+/g, ' ');
  return CELLS.has(node.role) ? told : `[${told.trim()}]`;
}

function hasCells(node: TreeElement): boolean {
  const inside = childrenOf(node);
  return node.role === 'row' && inside.length > 0 && inside.every((one) => typeof one !== 'string' && CELLS.has(one.role));
}

function rowLine(node: TreeElement): string {
  const state = statesOf(node);
  return `${state.length > 0 ? `(${state.join(' ')}) ` : ''}| ${childrenOf(node).map(inline).join(' | ')} |`;
}

/** Whether an element has lists, tables or several parts in it: then it takes lines of its own. */
function isDeep(node: TreeNode): boolean {
  if (typeof node === 'string') return false;
  if (['row', 'rowgroup', 'list', 'table', 'grid', 'region', 'dialog', 'heading', 'figure', 'term'].includes(node.role)) return true;
  return childrenOf(node).some(isDeep);
}

/** How many rows of a list are told; a plain table is told whole. */
interface Rows {
  readonly most: number;
  readonly isGrid: boolean;
}

/** Lines of an element and what is in it. */
function linesOf(node: TreeNode, indent: string, rows: Rows): readonly string[] {
  if (typeof node === 'string') return [`${indent}${node.trim()}`];
  if (hasCells(node)) return [`${indent}${rowLine(node)}`];
  const inside = childrenOf(node);
  if (node.role === 'rowgroup') return rowsOf(inside, indent, rows);
  const isBox = inside.some((one) => typeof one !== 'string') && (isDeep(node) || inside.length > 3);
  if (node.role === 'heading')
    return [`${indent}${'#'.repeat(Number(node['level'] ?? 1))} ${inside.length > 0 ? inside.map(inline).join(' ') : nameOf(node)}`];
  if (!isBox) {
    const line = inline(node);
    if (line === '') return [];
    const bullet = node.role === 'listitem' ? '- ' : node.role === 'term' ? '· ' : node.role === 'definition' ? '  = ' : '';
    return [`${indent}${bullet}${line}`];
  }
  const head = [node.role, nameOf(node), ...statesOf(node)].filter(Boolean).join(' ');
  return [
    `${indent}${head}:`,
    ...inside.flatMap((one) => linesOf(one, `${indent}  `, { ...rows, isGrid: rows.isGrid || node.role === 'grid' })),
  ];
}

function rowsOf(all: readonly TreeNode[], indent: string, rows: Rows): readonly string[] {
  const told = rows.isGrid ? all.slice(0, rows.most) : all;
  return [...told.flatMap((row) => linesOf(row, indent, rows)), ...(told.length < all.length ? [`${indent}…`] : [])];
}

/** Titles that say something else than what stands there, and what only eyes read; each once. */
function besides(page: Page, part: string | null, most: number): Promise<readonly string[]> {
  return page.evaluate(
    ([selector, rowsTold]) => {
      const flat = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
      const bare = (text: string): string => text.replaceAll(' ', '');
      const dialogs = [...document.querySelectorAll('[role=dialog]')].filter((one) => one.checkVisibility());
      const parts =
        selector === null
          ? dialogs.length > 0
            ? dialogs
            : [...document.querySelectorAll('main')]
          : [...document.querySelectorAll(selector)];
      const isTold = (element: Element): boolean => {
        const row = Number(element.closest('[role=row]')?.getAttribute('aria-rowindex') ?? 0);
        return element.checkVisibility() && row <= rowsTold + 1 && !element.classList.contains('table-sort');
      };
      const lines = new Set<string>();
      for (const part of parts) {
        for (const element of part.querySelectorAll('[title]')) {
          const named = element.classList.contains('field-needed') ? element.parentElement : element;
          const [text, title] = [flat(named?.textContent ?? ''), flat(element.getAttribute('title'))];
          if (title !== '' && !bare(text).includes(bare(title)) && isTold(element)) lines.add(`title: ${text} ⇒ ${title}`);
        }
        for (const element of part.querySelectorAll('[aria-hidden=true]')) {
          const isInner = (element.parentElement?.closest('[aria-hidden=true]') ?? null) !== null;
          const text = element instanceof HTMLElement ? flat(element.innerText) : '';
          if (!isInner && text !== '' && text !== '*' && !element.classList.contains('anticon') && isTold(element))
            lines.add(`to eyes only: ${text}`);
        }
      }
      return [...lines];
    },
    [part, most] as const,
  );
}

/** What can't be the same in two runs, each with its reason. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  // The port is a free one.
  [/(127\.0\.0\.1|localhost):\d+/g, '$1:PORT'],
  // Every test has a folder of its own.
  [/(?:[A-Z]:)?[/\\][^\s"”]*livebase-e2e-[^/\\\s]+/g, 'FOLDER'],
  // The machine's own disk.
  [/(剩余(?:空间\n\s+=)?|Free space\n\s+=) [\d.,]+ [KMGT]?B/g, '$1 SIZE'],
  // Hashes, salts and keys are each base's own: so many pages take them that the last digit may differ.
  [/(数据库大小\n\s+=|\| 备份文件夹 \|) [\d.,]+ [KMGT]?B/g, '$1 SIZE'],
  // Each base has a secret of its own, from which the code of a paper is made.
  [/(核验码|Code)：[0-9A-Z]{5}-[0-9A-Z]{5}/g, '$1：CODE'],
];

/** Puts a word for whatever differs from run to run. */
export function maskVarying(text: string): string {
  return VARYING.reduce((masked, [pattern, word]) => masked.replaceAll(pattern, word), text);
}

function isToldRoot(node: TreeNode, isOpen: boolean): boolean {
  return typeof node === 'string' || (!FRAME.has(node.role) && nameOf(node) !== '跳到内容' && !(isOpen && node.role === 'main'));
}

/** What the window says: the dialogs on it, or else the screen. */
export async function screenText(page: Page, { part, isWhole = false, rows: most = ROWS_TOLD }: TextOptions): Promise<string> {
  const tree: unknown = await page
    .locator(part ?? 'body')
    .first()
    .ariaSnapshotJSON();
  const roots = (Array.isArray(tree) ? tree : [tree]).filter(isNode);
  const isOpen = roots.some((node) => typeof node !== 'string' && node.role === 'dialog');
  const told = roots.filter((node) => isWhole || part !== undefined || isToldRoot(node, isOpen));
  const tables = told.flatMap((node) => linesOf(node, '', { most: most + 1, isGrid: false }));
  const lines = [...tables, ...(await besides(page, part ?? null, most)), ...(part === undefined ? await chartLines(page) : [])];
  return maskVarying(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
}

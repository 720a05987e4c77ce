// How what a screen says is marked up: classes, computed styles and attributes that an accessibility tree leaves out, a line for each kind of element.
import type { Page } from 'playwright-core';

/** What the page is told to read: passed as data, since the function runs in the browser. */
const READ = {
  /** They say something of one element: told with its name. */
  named: [
    'accept',
    'aria-autocomplete',
    'aria-description',
    'aria-haspopup',
    'aria-keyshortcuts',
    'aria-readonly',
    'aria-required',
    'autocomplete',
    'autofocus',
    'download',
    'draggable',
    'href',
    'inputmode',
    'max',
    'maxlength',
    'min',
    'multiple',
    'rows',
    'step',
    'tabindex',
    'target',
    'type',
  ],
  /** They say something of a kind of element: told and counted. */
  counted: [
    'aria-busy',
    'aria-colcount',
    'aria-colindex',
    'aria-current',
    'aria-hidden',
    'aria-live',
    'aria-rowcount',
    'aria-sort',
    'colspan',
    'dir',
    'lang',
    'rowspan',
    'scope',
  ],
} as const;

/** Lines of what is marked, each kind of element once, with how often it is there; rows of a list as far as they are told. */
export function markLines(page: Page, part: string | null, most: number): Promise<readonly string[]> {
  return page.evaluate(
    ([selector, rowsTold, { named, counted }]) => {
      const flat = (text: string | null | undefined, most = 40): string => (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, most);
      const dialogs = [...document.querySelectorAll('[role=dialog]')].filter((one) => one.checkVisibility());
      const shown = dialogs.length > 0 ? dialogs : [...document.querySelectorAll('main')];
      const roots = selector === null ? shown : [...document.querySelectorAll(selector)];
      const isTold = (element: Element): boolean =>
        element.checkVisibility() &&
        Number(element.closest('[role=row]')?.getAttribute('aria-rowindex') ?? 0) <= rowsTold + 1 &&
        element.closest('svg, canvas, .chart-box') === null;
      const isOwn = (name: string): boolean => !/^(?:ant|css|rc|anticon)(?:-|$)/.test(name);
      const isState = (name: string): boolean => /^ant-.*-(?:dangerous|primary|error|warning|success|info)$/.test(name);
      const nameOf = (element: Element): string => {
        const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : [];
        const own = element.matches('button, a, [role=option], [role=tab]') ? element.textContent : '';
        const texts = [element.getAttribute('aria-label'), labels.map((label) => label.textContent).join(' '), own];
        return texts.map((text) => flat(text)).find((text) => text !== '') ?? '';
      };
      const describedBy = (element: Element): string =>
        flat(
          (element.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .map((id) => (id === '' ? '' : document.getElementById(id)?.textContent))
            .join(' '),
        );
      const attributesOf = (element: Element, keys: readonly string[]): readonly string[] =>
        keys.flatMap((key) => {
          const value = element.getAttribute(key);
          if (value === null || (key === 'type' && (value === 'button' || value === 'text'))) return [];
          return [value === '' || value === 'true' ? key : `${key}=${flat(value)}`];
        });
      const styleOf = (element: Element): string => {
        if (!(element instanceof HTMLElement) || [...element.classList].some((name) => name.startsWith('ant-'))) return '';
        return flat(element.getAttribute('style')?.replaceAll(/background-image:[^;]*;/g, ''), 120);
      };
      const counts = new Map<string, number>();
      for (const element of roots.flatMap((root) => [root, ...root.querySelectorAll('*')]).filter(isTold)) {
        const classes = [...element.classList].filter((name) => isOwn(name) || isState(name));
        const data = Object.entries(element instanceof HTMLElement ? element.dataset : {}).map(([key, value]) => `data-${key}=${value}`);
        const described = describedBy(element);
        const single = [...attributesOf(element, named), ...(described === '' ? [] : [`described “${described}”`])];
        const style = styleOf(element);
        const marks = [
          ...single,
          ...attributesOf(element, counted),
          ...data,
          ...(element === document.activeElement ? ['focus'] : []),
          ...(style === '' ? [] : [`{${style}}`]),
        ];
        if (classes.length === 0 && marks.length === 0) continue;
        const name = single.length > 0 || element === document.activeElement ? nameOf(element) : '';
        const line = [`${[element.localName, ...classes].join('.')}${name === '' ? '' : ` “${name}”`}`, ...marks].join(' ');
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
      return [...counts].map(([line, count]) => (count === 1 ? line : `${line} ×${count}`));
    },
    [part, most, READ] as const,
  );
}

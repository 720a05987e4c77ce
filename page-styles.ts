// antd's styles, made once where the page is built: a stylesheet of exactly the parts that the page holds, and no code that makes styles in the page.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const THEME_FILE = path.join(import.meta.dirname, 'src', 'app', 'kit', 'antd-theme.ts');
const STYLE_FILE = /[\\/]antd[\\/]es[\\/](.+[\\/]style(?:[\\/].+)?)\.js$/;
const MAKERS = ['genStyleHooks', 'genComponentStyleHook', 'genSubStyleComponent'];

/** What of antd makes styles, by the name of its style file: the class that its parts begin with, and the class that its fonts are set on where that is another; null where the page shows none of it. */
const PARTS: Readonly<Record<string, readonly [prefix: string, root?: string] | null>> = {
  '_util/wave/style': ['ant-wave'],
  'alert/style/index': ['ant-alert'],
  'button/style/index': ['ant-btn'],
  'button/style/compact': ['ant-btn'],
  'checkbox/style/index': ['ant-checkbox', 'ant-checkbox-css-var'],
  'date-picker/style/index': ['ant-picker', 'ant-picker-css-var'],
  'drawer/style/index': ['ant-drawer'],
  'dropdown/style/index': ['ant-dropdown', 'ant-dropdown-css-var'],
  'empty/style/index': ['ant-empty'],
  'input-number/style/index': ['ant-input-number', 'ant-input-number-css-var'],
  'input/style/index': ['ant-input', 'ant-input-css-var'],
  'input/style/otp': null,
  'input/style/search': ['ant-input-search'],
  'input/style/textarea': ['ant-input', 'ant-input-css-var'],
  'menu/style/index': null,
  'modal/style/index': ['ant-modal', 'ant-modal-css-var'],
  'modal/style/confirm': ['ant-modal', 'ant-modal-css-var'],
  'popover/style/index': ['ant-popover'],
  'progress/style/index': ['ant-progress'],
  'radio/style/index': ['ant-radio', 'ant-radio-css-var'],
  'segmented/style/index': ['ant-segmented'],
  'select/style/index': ['ant-select', 'ant-select-css-var'],
  'skeleton/style/index': null,
  'space/style/addon': ['ant-space-addon'],
  'space/style/compact': ['ant-space-compact'],
  'space/style/index': ['ant-space'],
  'switch/style/index': ['ant-switch'],
  'tabs/style/index': ['ant-tabs', 'ant-tabs-css-var'],
  'tooltip/style/index': ['ant-tooltip', 'ant-tooltip-css-var'],
};

/** What stands in the page where antd would make styles: the same names, and nothing behind them. */
const EMPTY: Readonly<Record<string, string>> = {
  '@ant-design/cssinjs': `
    import { createContext } from 'react';
    export const StyleContext = /*#__PURE__*/ createContext({});
    export const createTheme = () => null;
    export const useStyleRegister = () => undefined;
    export const useCacheToken = () => [];
    export const unit = () => '';
    export const getComputedToken = () => ({});
    export class Keyframes {}`,
  '@ant-design/cssinjs-utils': `
    const nothing = () => undefined;
    export { nothing as genCalc, nothing as genStyleUtils, nothing as mergeToken, nothing as statistic, nothing as statisticToken };`,
  'antd/es/theme/themes/default/theme': 'export default null;',
  'antd/es/theme/util/useResetIconStyle': 'export default () => undefined;',
  'antd/es/theme/util/genStyleUtils': `
    const none = ['', ''];
    export const genCssVar = () => none;
    export const genStyleHooks = () => () => none;
    export const genComponentStyleHook = () => () => '';
    export const genSubStyleComponent = () => () => null;`,
  'antd/es/theme/useToken': `
    import { useContext } from 'react';
    import { DesignTokenContext } from './context';
    export const unitless = {};
    export const ignore = {};
    export const getComputedToken = () => ({});
    export default function useToken() {
      const { token } = useContext(DesignTokenContext);
      return [null, token, '', token, { prefix: 'ant', key: '' }, true];
    }`,
};

/** What a theme comes to: the rules, the variables in them, and the token that antd's code asks. */
interface Extracted {
  readonly rules: string;
  readonly variables: Variables;
  readonly token: Readonly<Record<string, unknown>>;
}

interface React {
  readonly createElement: (what: unknown, props: object, ...inside: readonly object[]) => object;
}

interface Server {
  readonly renderToString: (element: object) => string;
}

interface Styles {
  readonly createCache: () => object;
  readonly StyleProvider: unknown;
  readonly extractStyle: (cache: object, how: { readonly plain: true; readonly types: readonly string[] }) => string;
}

interface Antd {
  readonly ConfigProvider: unknown;
  readonly theme: { readonly useToken: () => { readonly token: Extracted['token'] } };
}

type Hook = (prefix: string, root?: string) => unknown;

/** Has Node load what the page's parts are made of. */
interface Load {
  (name: 'react'): React;
  (name: 'react-dom/server'): Server;
  (name: 'antd'): Antd;
  (name: `antd/lib/${string}`): Readonly<Record<string, Hook>>;
  readonly resolve: (name: string) => string;
}

const load: Load = createRequire(import.meta.url);

type Variables = ReadonlyMap<string, ReadonlyMap<string, string>>;

const ROOT = ':root';
const MARKS = /\.data-ant-cssinjs-cache-path\{[^}]*\}/g;

/** Rules without the class by which antd tells its versions apart; what held for links that are parts of it or stand within one still holds for those alone. */
function withoutHash(rules: string): string {
  const within = ":where([class^='ant-'],[class*=' ant-'])";
  return rules
    .replaceAll(/(?<=[a-z]):where\(\.css-\w+\)|:where\(\.css-\w+\)(?= )/g, within)
    .replaceAll(/:where\(\.css-\w+\)/g, '')
    .replaceAll(/\bcss-\w+-(?=\w)/g, '');
}

/** Calls what makes a part's styles, as the part itself does while it is drawn; what is a component by itself is answered to be drawn. */
function makePart(name: string, react: React): object | null {
  const part = PARTS[name] ?? null;
  if (part === null) return null;
  const made = load(`antd/lib/${name}`);
  if (/^(?:button|modal)[/]style[/](?:compact|confirm)$/.test(name)) return react.createElement(made['default'], { prefixCls: part[0] });
  if (name === 'input/style/index') made['useSharedStyle']?.(part[0]);
  made['default']?.(...part);
  return null;
}

/** Variables by the selector they stand at. Those of one part stand at the root too, unless the part has a value of its own for a variable of all. */
function variablesIn(css: string): Variables {
  const [everywhere, own] = [new Map<string, string>(), new Map<string, Map<string, string>>()];
  for (const [, scope = '', declared = ''] of css.replaceAll(/\s+/g, ' ').matchAll(/\.css-var-root(\S*?)\{([^}]*)\}/g))
    for (const [, name = '', value = ''] of declared.matchAll(/(--[\w-]+):([^;]*);/g)) {
      const isOwn = scope !== '' && (everywhere.get(name) ?? value) !== value;
      if (isOwn) own.set(scope, (own.get(scope) ?? new Map<string, string>()).set(name, value.trim()));
      else everywhere.set(name, value.trim());
    }
  return new Map([[ROOT, everywhere], ...own]);
}

/** Draws nothing but the styles of the parts, in a theme. */
function extract(parts: readonly string[], theme: object): Extracted {
  const react = load('react');
  const server = load('react-dom/server');
  const antd = load('antd');
  const loadBesideAntd: (name: string) => Styles = createRequire(load.resolve('antd'));
  const styles = loadBesideAntd('@ant-design/cssinjs');
  const cache = styles.createCache();
  let token: Extracted['token'] = {};
  const Part = ({ name }: { readonly name: string }) => makePart(name, react);
  const Token = () => {
    ({ token } = antd.theme.useToken());
    return null;
  };
  const inside = [react.createElement(Token, {}), ...parts.map((name) => react.createElement(Part, { key: name, name }))];
  const provider = react.createElement(antd.ConfigProvider, { theme: { ...theme, cssVar: { key: 'css-var-root' } } }, ...inside);
  server.renderToString(react.createElement(styles.StyleProvider, { cache, mock: 'server' }, provider));
  const text = (types: readonly string[]): string => styles.extractStyle(cache, { plain: true, types }).replaceAll(MARKS, '');
  return { rules: withoutHash(text(['style'])), variables: variablesIn(text(['token']) + text(['cssVar'])), token };
}

/** Blocks of variables, without what `besides` says already. `within`: where they are in force; the root itself is all of it. */
function blocks(variables: Variables, within = '', besides: Variables = new Map()): string {
  const texts = [...variables].map(([scope, own]) => {
    const said = [...own].filter(([name, value]) => besides.get(scope)?.get(name) !== value).map(([name, value]) => `${name}:${value};`);
    const selector = within === '' ? scope : scope === ROOT ? within : `${within} ${scope}`;
    return said.length === 0 ? '' : `${selector}{${said.join('')}}`;
  });
  return texts.join('');
}

interface ThemeFile {
  readonly antdThemeOf: (name: 'light' | 'dark', isStill: boolean) => object;
}

/** By its address: named by a word, the builder would make it part of what configures the build. */
const loadTheme = (address: string): Promise<ThemeFile> => import(address);

/** The themes as the page knows them, each extracted. */
async function themes(parts: readonly string[]) {
  const { antdThemeOf } = await loadTheme(pathToFileURL(THEME_FILE).href);
  return {
    light: extract(parts, antdThemeOf('light', false)),
    dark: extract(parts, antdThemeOf('dark', false)),
    still: extract(parts, antdThemeOf('light', true)),
  };
}

/** The stylesheet: what the themes share once, what differs as variables. Only the variables differ. */
async function stylesheet(parts: readonly string[], code: string): Promise<string> {
  const { light, dark, still } = await themes(parts);
  if (light.rules !== dark.rules || light.rules !== still.rules) throw new Error('page-styles.ts: a theme has rules of its own');
  const rules = pruned(light.rules);
  const names = asked(light.variables, rules + code);
  const of = (variables: Variables): Variables =>
    new Map([...variables].map(([scope, own]) => [scope, new Map([...own].filter(([name]) => names.has(name)))]));
  const [base, night, calm] = [of(light.variables), of(dark.variables), of(still.variables)];
  const motion = `@media (prefers-reduced-motion:reduce){${blocks(calm, '', base)}}`;
  return [blocks(base), blocks(night, "[data-theme='dark']", base), motion, rules].join('\n');
}

/** `antd-theme.ts` as the built page has it: the tokens that come of the theme, for what antd reads of them while it runs. Shades of its palettes are none of that. */
async function themeModule(): Promise<string> {
  const { light, dark } = await themes([]);
  const plain = (token: Extracted['token']): object =>
    Object.fromEntries(Object.entries(token).filter(([name, value]) => typeof value !== 'object' && !/\d$/.test(name)));
  const night = Object.fromEntries(Object.entries(plain(dark.token)).filter(([name, value]) => light.token[name] !== value));
  return `const TOKEN = ${JSON.stringify(plain(light.token))};
    const NIGHT = ${JSON.stringify(night)};
    export const antdThemeOf = (name, isStill) => ({ token: { ...TOKEN, ...(name === 'dark' ? NIGHT : {}), motion: !isStill } });`;
}

/** The rules without those that nothing in the page can meet: of writing from right to left, of antd's preset colours, and the box size, which `kit/base.css` sets for everything. */
function pruned(rules: string): string {
  const needless = /-rtl\b|-color-(?:blue|purple|cyan|green|magenta|pink|red|orange|yellow|volcano|geekblue|gold|lime)\b/;
  return rules.replaceAll(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors: string, declared: string) => {
    const isNeedless = !selectors.includes(':not(') && selectors.split(',').every((one) => needless.test(one));
    return isNeedless || (declared !== '' && declared.replaceAll('box-sizing:border-box;', '') === '') ? '' : rule;
  });
}

/** Variables that are asked for: by the rules, by the page's code, or by another variable that is. */
function asked(variables: Variables, askers: string): ReadonlySet<string> {
  const values = new Map([...variables.values()].flatMap((own) => [...own]));
  const found = new Set<string>();
  const search = (text: string): void => {
    for (const [name] of text.matchAll(/--ant-[\w-]+/g)) {
      if (found.has(name)) continue;
      found.add(name);
      search(values.get(name) ?? '');
    }
  };
  search(askers);
  return found;
}

interface Node {
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Where the words stand that are handed to what makes styles. */
function handedTo(value: unknown): (readonly [start: number, end: number])[] {
  if (Array.isArray(value)) return value.flatMap(handedTo);
  if (!isNode(value)) return [];
  const { callee, arguments: words } = value;
  if (value['type'] === 'CallExpression' && isNode(callee) && MAKERS.some((one) => one === callee['name']) && Array.isArray(words)) {
    const first: unknown = words[0];
    const last: unknown = words.at(-1);
    return isNode(first) && isNode(last) ? [[Number(first['start']), Number(last['end'])]] : [];
  }
  return Object.values(value).flatMap(handedTo);
}

/** The plugin of the page's build. While the page is worked on, antd makes its styles as it always does. */
export function antdStyles(): Plugin {
  const makers = new Set<string>();
  return {
    name: 'livebase:antd-styles',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id in EMPTY ? `\0${id}` : null),
    async load(id) {
      if (id === THEME_FILE) return themeModule();
      const name = id.startsWith('\0') ? id.slice(1) : (/[\\/]node_modules[\\/](antd[\\/]es[\\/].+)\.js$/.exec(id)?.[1] ?? '');
      return EMPTY[name.replaceAll('\\', '/')] ?? null;
    },
    transform(code, id) {
      const name = STYLE_FILE.exec(id)?.[1];
      if (name === undefined || !MAKERS.some((maker) => code.includes(`${maker}(`))) return null;
      makers.add(name.replaceAll('\\', '/'));
      // The words that make the styles are taken out; what only they needed is then left out of the page.
      const bare = handedTo(this.parse(code))
        .toReversed()
        .reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), code);
      return { code: bare, map: null };
    },
    generateBundle: {
      order: 'pre',
      async handler(_options, bundle) {
        const modules = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? Object.entries(one.modules) : []));
        const names = modules.flatMap(([id, { code }]) => (code === null || code === '' ? [] : (STYLE_FILE.exec(id)?.[1] ?? [])));
        const held = new Set(names.map((name) => name.replaceAll('\\', '/')).filter((name) => makers.has(name)));
        const unknown = [...held].filter((name) => !(name in PARTS));
        if (unknown.length > 0)
          throw new Error(`page-styles.ts: how these of antd are called is not in the table of parts: ${unknown.join(', ')}`);
        const code = Object.values(bundle)
          .map((one) => (one.type === 'chunk' ? one.code : ''))
          .join('\n');
        // A part comes before what goes with it: it is the part that says which of its figures bear no unit.
        const parts = Object.keys(PARTS).filter((name) => held.has(name));
        // Before the page's own rules, in the file that it begins with: a request more would cost more than what it brings.
        const begins = Object.values(bundle).flatMap((one) => (one.type === 'chunk' && one.isEntry ? [one.viteMetadata?.importedCss] : []));
        const own = begins.flatMap((linked) => [...(linked ?? [])]);
        const texts = own.map((name) => bundle[name]).map((one) => (one?.type === 'asset' ? String(one.source) : ''));
        const source = [await stylesheet(parts, code), ...texts].join('\n');
        const sheet = this.getFileName(this.emitFile({ type: 'asset', name: 'index.css', source }));
        for (const name of own) delete bundle[name];
        for (const linked of begins) {
          linked?.clear();
          linked?.add(sheet);
        }
      },
    },
  };
}

// How the program is built: the window's main process, the process of the base, threads and the command line into out/main, the preload into out/preload, the page into out/renderer.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { antdStyles } from './page-styles.ts';

const at = (...parts: string[]): string => path.join(import.meta.dirname, ...parts);

/** Stays a package, for its binary. All others become part of the built files. */
const DATABASE = 'better-sqlite3';

/** What has a thread or a process of its own is named in the sources by `new URL('./job-thread.ts', import.meta.url)`: each becomes a file of that name in out/main, where all callers lie flat. */
function ownEntries(): Plugin {
  const named = /new URL\('(\.{1,2}\/[^']+\.[jt]s)', import\.meta\.url\)/;
  return {
    name: 'livebase:own-entries',
    enforce: 'pre',
    transform: {
      filter: { id: /\.[jt]s$/, code: named },
      handler(code, id) {
        const built = code.replaceAll(new RegExp(named, 'g'), (_words, place: string) => {
          const fileName = place.replace(/^[./]+/, '').replace(/\.ts$/, '.js');
          this.emitFile({ type: 'chunk', id: path.join(path.dirname(id), place), fileName });
          return `new URL('./${fileName}', import.meta.url)`;
        });
        return { code: built, map: null };
      },
    },
  };
}

const METHOD_TABLE = at('src', 'contract', 'method-table.ts');

/** By its address: named by a word, the builder would make it part of what configures the build. */
const loadTable = (address: string): Promise<{ readonly METHOD_RIGHTS: object }> => import(address);

/** What a start would work out or load each time, and need not: the table of rights stands ready, and no call brings a form, whose kind is part of Node's fetch. */
function lightStart(): Plugin {
  return {
    name: 'livebase:light-start',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (id !== METHOD_TABLE) return null;
      const { METHOD_RIGHTS } = await loadTable(pathToFileURL(METHOD_TABLE).href);
      return `export const METHOD_RIGHTS = ${JSON.stringify(METHOD_RIGHTS)};`;
    },
    transform: {
      filter: { id: /[\\/]node_modules[\\/]@orpc[\\/]/, code: 'instanceof FormData' },
      handler: (code) => ({ code: code.replaceAll('instanceof FormData', 'instanceof (class {})'), map: null }),
    },
  };
}

/**
 * What is read together, each with all that it imports, in one file: to find, open and link a file for every few functions took a good part
 * of a command and of a start. In this order, each without what the ones before hold: the folder of compiled code is known before anything
 * large is read; help stands before the door and SQLite; what the commands share with windows and threads (words above all) brings no
 * commands along; the window's main process has shapes and no base, a job's thread no listeners.
 */
const READ_TOGETHER = [
  { name: 'folder', test: /[\\/]program-folder\.js$/ },
  { name: 'thread', test: /[\\/](?:files[\\/]unfinished|jobs[\\/]own-thread)\.ts$/ },
  {
    name: 'common',
    test: /[\\/](?:core[\\/]texts|booking[\\/]booking|base[\\/](?:catalogue|rights|host-place)|files[\\/]private-files)\.ts$/,
  },
  {
    name: 'words',
    test: /src[\\/](?:contract[\\/](?:words|core[\\/]phrase|desk[\\/](?:desk-texts|today-groups)|people[\\/]rights-table)|backend[\\/](?:backend|call-log|data-folder))\.ts$/,
  },
  { name: 'commands', test: /src[\\/]hosts[\\/]cli[\\/]main\.ts$/ },
  { name: 'shapes', test: /[\\/]contract[\\/]core[\\/](?:shell-messages|page-headers|shapes)\.ts$/ },
  {
    name: 'door',
    test: /src[\\/]backend[\\/](?:router|core[\\/](?:db[\\/](?:open|clock-behind)|door[\\/]procedures|jobs[\\/]serve)|people[\\/]named-caller)\.ts$/,
  },
  { name: 'report', test: /src[\\/]backend[\\/]report[\\/](?:api|filing[\\/]report-month)\.ts$/ },
  { name: 'session', test: /[\\/]hosts[\\/]lan[\\/]own-session\.ts$/ },
  { name: 'first', test: /src[\\/]backend[\\/](?:(?:core|base|people|sharing)[\\/]api|people[\\/]sit)\.ts$/ },
  {
    name: 'home',
    test: /src[\\/]backend[\\/](?:(?:safety|records|intake|insight)[\\/]api|base[\\/]choices|insight[\\/]home)\.ts$/,
  },
  { name: 'serve', test: /[\\/]hosts[\\/]http[\\/]serve\.ts$/ },
].map((group, nth, all) => ({ ...group, priority: all.length - nth }));

/** Where the page is served while it is worked on. */
const DEV_PORT = 5173;

/** How the page is built, and served while it is worked on. */
export const PAGE: UserConfig = {
  root: at('src', 'app'),
  base: './',
  plugins: [antdStyles(), react()],
  // Whoever serves the page puts a fresh nonce in its place: antd writes its styles at run time.
  html: { cspNonce: '__CSP_NONCE__' },
  // In the window the page has an address of its own: it is told by name where changes are heard of.
  server: { port: DEV_PORT, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: DEV_PORT }, fs: { allow: [at()] } },
  build: {
    emptyOutDir: true,
    target: 'chrome120',
    minify: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      input: at('src', 'app', 'index.html'),
      // These do nothing but offer what they export, which their packages don't say: what the page takes none of stays out.
      // What the page begins with is one file, and its first screen another: a request each would cost the browser more than what it brings.
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 1 },
            { name: 'start', test: /rolldown[\\/]runtime/, priority: 2 },
            { name: 'home', test: /[\\/]shell[\\/]HomeWithDrops\.tsx$/ },
          ],
        },
      },
      treeshake: { moduleSideEffects: [{ test: /[\\/]node_modules[\\/]@(?:rc-component|ant-design)[\\/]/, sideEffects: false }] },
    },
  },
};

export default defineConfig({
  main: {
    plugins: [ownEntries(), lightStart()],
    build: {
      externalizeDeps: { include: [DATABASE], exclude: Object.keys(manifest.dependencies).filter((name) => name !== DATABASE) },
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { main: at('electron', 'main', 'start.js'), livebase: at('src', 'hosts', 'cli', 'livebase.js') },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: READ_TOGETHER },
          // Names of functions stay (0.3 MB): a stack in a log that somebody sends says what failed.
          minify: { compress: { keepNames: { function: true, class: true } }, mangle: { keepNames: true }, codegen: true },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      reportCompressedSize: false,
      // A sandboxed preload can't be a module.
      rolldownOptions: {
        input: { preload: at('electron', 'preload', 'preload.cjs') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: PAGE,
});
